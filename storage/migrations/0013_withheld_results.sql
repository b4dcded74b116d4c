-- What neighbours read of a result instead of it, as long as it is; `hidden` names its photos too, as `result-1` and on.

ALTER TABLE issues ADD COLUMN shown_result TEXT;
