### The list of households

import-column-grid = grid
import-column-building = building
import-column-unit = unit
import-column-area = area

# What columns are called, and what stands behind an area: spaces, dots and what is in brackets don’t count.
import-heading-grid = grid|grid name|grid no
import-heading-building = building|building name|building no|building number|bldg|block|tower
import-heading-unit = unit|unit no|unit number|household|flat|flat no|flat number|apartment|apt|room|room no|room number|door
# An entrance in a column of its own is written before the unit
import-heading-entrance = entrance|entrance no|staircase|stairwell|stair
import-within = { $entrance }-{ $unit }
import-heading-area = area|floor area|building area|area m2|area m²|area sqm|size
import-area-units = m²|m2|sqm

## What is wrong with a list

import-no-column = The heading has no column “{ $column }”. Please add it and import again.
import-two-columns = Two columns could be “{ $column }”: “{ $one }” and “{ $another }”. Please keep one of them.
import-fault-empty = Row { $row }: “{ $column }” is empty. Please fill it in.
import-fault-area = Row { $row }: the area “{ $value }” must be square metres above 0, with two decimals at most.
import-fault-name = Row { $row }: “{ $column }” must have 1 to 60 characters.
import-fault-hidden = Row { $row }: there is a line break or another character that can’t be seen ({ $code }) in “{ $column }”. Please type it again.
import-fault-changed = Row { $row }: “{ $value }” in “{ $column }” looks like what a spreadsheet made of something else. Please set the column to text and type it again.
import-cell-date = Row { $row }: “{ $column }” is a date or time ({ $value }). Please set the column to text and type it again.
import-cell-number = Row { $row }: “{ $column }” is the number { $value }, which may have looked otherwise. Please set the column to text and type it again.
import-cell-error = Row { $row }: “{ $column }” holds { $value }, which is no text and no number. Please type it again.
import-cell-formula = Row { $row }: “{ $column }” is a formula that has not been computed. Please open the file in Excel, save it and import it again.
import-cell-merged = Row { $row }: the cell of “{ $column }” is merged with others. Please split it and fill in each row.
import-quotes = Row { $row }: a quotation mark is opened and not closed. Nothing from there on could be read.
import-too-wide = Row { $row } has more cells than the heading. Is there a comma in a number?
import-twice = Row { $row }: this household is in row { $first } already.
import-two-grids = Row { $row }: { $building } is in { $grid } according to row { $first }. A building can only be in one grid.
import-too-long = There are more than { $limit } rows. Please split the list and import one part after the other.
import-unreadable = The list can’t be read as a table. Please save it as .xlsx, or as CSV in UTF-8, and import it again.
import-encrypted = The file is protected by a password. Please save it without one and import it again.
import-old-excel = This is an old Excel file. Please save it as .xlsx or CSV and import it again.
import-no-workbook = This is no Excel workbook. Please save the list as .xlsx or CSV and import it again.
import-too-much = Unpacked, the file is larger than { $limit } MB. Please copy the list alone into a new file and import that.
import-too-merged = Too many cells are merged. Please split them, fill in each row and import the list again.
import-empty = There is no household in the list.
import-no-file = { $file } can’t be opened. Is its name right?
import-no-community = The community must have a name: please write it behind --community.
import-refused =
    { $count ->
        [one] One thing has to be mended first; nothing was imported:
       *[other] { $count } things have to be mended first; nothing was imported:
    }
import-more-faults =
    { $count ->
        [one] … and one more.
       *[other] … and { $count } more.
    }

## What a list changes

import-into = { $community }: this is what the list would change.
import-into-new = { $community }: a new community. This is what the list would found.
import-fact-grids = new grids
import-fact-buildings = new buildings
import-fact-alike-buildings = ⚠️ may be buildings that are there already, written otherwise: please check the names
import-fact-households = new households
import-fact-alike = ⚠️ may be households that are there already, written otherwise: please check the units
import-fact-areas = changed areas
import-fact-moved = buildings that go to another grid
import-fact-unchanged = households that stay as they are
import-fact-missing = households that the list lacks, left as they are
import-fact = • { $what }: { $count }
import-such = – { $name }
import-such-alike-building = – { $building } ≈ { $known }
import-such-alike = – { $building }: { $unit } ≈ { $known }
import-such-area = – { $building } { $unit }: { $old } → { $new } m²
import-such-move = – { $building }: { $old } → { $new }
import-note-columns =
    { $count ->
        [one] One column is passed over: { $columns }
       *[other] { $count } columns are passed over, such as: { $columns }
    }
import-note-sheets = Only the sheet “{ $sheet }” is read; there are others: { $others }
import-note-hidden =
    { $count ->
        [one] One hidden row is read, too.
       *[other] { $count } hidden rows are read, too.
    }
import-nothing-new = The list changes nothing: { $community } has all of it already.
import-same-list = This very list was imported before, and changes nothing: { $community } has all of it already.
import-changed-meanwhile = { $community } has changed since you looked. Please look once more.
import-nothing-yet = Nothing is imported yet.

## On the command line

import-what = What
import-how-many = How many
import-such-as = For example
import-ask = Import this?
import-needs-yes = Nothing was imported. If this is right, run it again with --yes.
import-declined = Nothing was imported.
import-reading = Reading the list
import-writing = Importing

## By chat

command-import = import a list of households
import-how =
    Please send me the list of households as a file, .xlsx or .csv. Its heading needs these four columns:

    <pre>grid,building,unit,area
    Grid 1,Building 3,1-101,88.5</pre>

    The area is in square metres. Other columns are passed over. I will show you first what changes; nothing is imported before you press “{ import-confirm }”. A second list updates the first.
import-fetching = Thank you, I am reading it.
import-ask-community = Which community is this list for?
import-for = { $community }
import-for-new = ➕ A new community
import-ask-name = What is the community called that this list founds?
import-confirm = ✅ Import
import-cancel = ✖ Don’t import
import-cancelled = All right, nothing was imported.
import-over = This list was imported or dropped already, or has waited for more than a day. If it is still needed, please send the file again.
import-regrouped =
    🏘 The list of households was updated. { $count ->
        [one] One building belongs
       *[other] { $count } buildings belong
    } to another grid now:
    { $lines }

    What is reported from now on goes to the new grid. What the former grid had not finished is with whoever is in charge now: there is nothing to hand over.
import-done =
    Imported into { $community }: { $new ->
        [one] 1 new household
       *[other] { $new } new households
    }, { $areas } with a changed area, { $unchanged } left as they were{ $moved ->
        [0] .
        [one] ; 1 building went to another grid.
       *[other] ; { $moved } buildings went to another grid.
    }
file-too-big = The file is too big for me: Telegram gives me { $limit } MB at most. Please send it in parts.
file-not-fetched = I could not get the file from Telegram. Please send it again.
