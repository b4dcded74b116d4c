### The list of households

import-column-grid = grid
import-column-building = building
import-column-unit = unit
import-column-area = area
import-no-column = The heading has no column “{ $column }”. Please add it and import again.
import-fault-area = Row { $row }: the area “{ $value }” must be square metres above 0, with two decimals at most.
import-fault-name = Row { $row }: “{ $column }” must have 1 to 60 characters.
import-too-wide = Row { $row } has more cells than the heading. Is there a comma in a number?
import-twice = Row { $row }: this household is in row { $first } already.
import-two-grids = Row { $row }: { $building } is in { $grid } according to row { $first }. A building can only be in one grid.
import-unreadable = The list can't be read as a table. Please save it as CSV in UTF-8 and import it again.
import-no-file = { $file } can’t be opened. Is its name right?
import-no-community = The community must have a name: please write it behind --community.
import-empty = There is no household in the list.
import-refused =
    { $count ->
        [one] One thing has to be mended first; nothing was imported:
       *[other] { $count } things have to be mended first; nothing was imported:
    }
import-done =
    { $count ->
        [one] Imported into { $community }: 1 household.
       *[other] Imported into { $community }: { $count } households.
    }
