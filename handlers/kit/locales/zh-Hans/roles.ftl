### 身份

role-neighbour = 邻居
role-resident = 居民
role-building_head = 楼门院长
role-grid_worker = 网格员
role-residents_committee = 居委会
role-owners_committee = 业委会
role-property_company = 物业
role-admin = 社区管理员

# Where a line or a button begins with it.
role-title =
    { $body ->
        [building_head] { role-building_head }
        [grid_worker] { role-grid_worker }
        [residents_committee] { role-residents_committee }
        [owners_committee] { role-owners_committee }
        [property_company] { role-property_company }
        [admin] { role-admin }
        [resident] { role-resident }
       *[other] { role-neighbour }
    }
