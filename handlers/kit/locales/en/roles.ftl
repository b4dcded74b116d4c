### Roles

role-neighbour = neighbour
role-resident = resident
role-building_head = building head
role-grid_worker = grid worker
role-residents_committee = residents’ committee
role-owners_committee = owners’ committee
role-property_company = property company
role-admin = community admin

# Where a line or a button begins with it.
role-title =
    { $body ->
        [building_head] Building head
        [grid_worker] Grid worker
        [residents_committee] Residents’ committee
        [owners_committee] Owners’ committee
        [property_company] Property company
        [admin] Community admin
        [resident] Resident
       *[other] Neighbour
    }
