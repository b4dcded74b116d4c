### 不给邻居们看的部分

issue-withhold = 🙈 遮住一部分
withheld-words = 文字里 ▇▇ 的地方
withheld-result-words = 结果里 ▇▇ 的地方
withheld-photo = 照片 { $number }
withheld-result-photo = 办好后的照片 { $number }
withheld-voice = 语音
withheld-because = { $what }（{ $why }）
withheld-note = 🙈 邻居们看不到：{ $what }
withhold-ask =
    🙈 <b>#{ $number } 有什么不该让邻居们看到？</b>比如人名、门牌、车牌、人脸。

    邻居们现在看到的是：
    { $shown }
    { $result }
    { $note }

    原来的内容都留着，办事的人照样看得到；反映的邻居会知道遮了什么、为什么。
withhold-part = 📝 遮住几个字
withhold-file = 📷 不给看照片或语音
withhold-reveal = 👁 都不遮了
withhold-ask-why = 为什么要遮住 #{ $number } 的这一部分？一句话，办事的人和反映的邻居会看到，请别写人名。
withhold-ask-part =
    请把 #{ $number } 里要遮住的那几个字抄给我，一个字也别差：

    { $words }
withhold-ask-file = #{ $number } 的哪一个不给邻居们看？
refused-part-not-there = 这几个字在原话里找不到，请从上面那段话里原样抄下来。
withheld-done =
    🙈 遮住了，邻居们看不到 #{ $number } 的这一部分了，也告诉了反映的邻居。

    要是有邻居先前在私聊里打开过详情、照片，那几条我收不回来，还留在他们那里。
withhold-reveal-ask =
    👁 <b>#{ $number } 真的都不遮了？</b>

    { $what }：邻居们又全看得到，{ $place }群里看得到，打开详情也看得到。看过了就收不回来；反映的邻居会收到一条消息。
withhold-reveal-sure = 👁 是的，都不遮了
withhold-reveal-one = 👁 只放开{ $what }
withhold-quoted = 「{ $what }」
withheld-less = 👁 #{ $number } 的这一处不遮了，邻居们看得到
withheld-less-told =
    👁 您反映的 #{ $number } 放开了{ $what }，邻居们又看得到了。有什么不妥，请告诉办事的人。
    { $note }
withheld-no-more-told = 👁 您反映的 #{ $number } 不再遮了，邻居们又全看得到了。有什么不妥，请告诉办事的人。
withheld-no-more = 👁 #{ $number } 不再遮了，邻居们全看得到
withheld-told =
    🙈 您反映的 #{ $number } 有一部分不给邻居们看，办事的人照样看得到。
    { $note }
