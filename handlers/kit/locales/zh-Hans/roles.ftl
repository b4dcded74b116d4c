### 身份

role-neighbour = 邻居
role-resident = 居民
role-building_head = 楼门院长
role-grid_worker = 网格员
role-residents_committee = 居委会
role-owners_committee = 业委会
role-property_company = 物业
role-admin = 社区管理员
