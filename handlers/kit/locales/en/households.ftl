### The list of households

import-column-grid = grid
import-column-building = building
import-column-unit = unit
import-column-area = area
import-no-column = The heading has no column “{ $column }”. Please add it and import again.
import-fault-area = Row { $row }: the area “{ $value }” must be square metres above 0, with two decimals at most.
import-fault-name = Row { $row }: “{ $column }” must have 1 to 60 characters.
import-twice = Row { $row }: this household is in row { $first } already.
import-empty = There is no household in the list.
import-refused =
    { $count ->
        [one] One thing has to be mended first; nothing was imported:
       *[other] { $count } things have to be mended first; nothing was imported:
    }
import-done = Imported into { $community }: { $count } households.
