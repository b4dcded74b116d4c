### Roles

role-neighbour = neighbour
role-resident = resident
role-building_head = building head
role-grid_worker = grid worker
role-residents_committee = residents’ committee
role-owners_committee = owners’ committee
role-property_company = property company
role-admin = community admin
