### 台账

audit-found =
    { $chains }

    没送到的消息：{ $parked } 条留着，等对方回来再送；{ $failed } 条送不出去。
    处理时出错、先搁下的消息：{ $aside } 条。
audit-whole = ✅ { $community }：台账 { $count } 条，核对无误，末尾 <code>{ $head }</code>。
audit-altered = ❌ { $community }：台账第 { $number } 条被改过，请马上查明。
audit-missing = ❌ { $community }：台账缺了第 { $number } 条，请马上查明。
audit-out-of-order = ❌ { $community }：台账从第 { $number } 条起顺序乱了，请马上查明。
audit-no-community = 还没有归您管的社区，没有台账可以核对。
