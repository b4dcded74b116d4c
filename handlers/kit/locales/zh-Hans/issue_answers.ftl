### 诉求：回访

## 问

answer-verdict =
    🔔 您也遇到的 #{ $number } 办完了：{ $result }

    真的解决了吗？点一下就行，解决了也可以直接打分（5 分最满意）。
    办完 { $days } 天还没有人回话，就先了结，不算作已解决。
# 说到危险、其实是说已经过去了的话，用 | 分开
danger-over-signs = 好了|谢谢|感谢|多谢|解决了|修好|弄好|以前|之前|原来|终于|不用担心|不怕|放心|不再|再也不|没有了|不闪|不冒|不漏|不着
answer-asked-again = ⏰ 就等您点一下。您写的还留在这里，点了下面的按钮就一起带给办事的人：「{ $written }」
answer-waits-yet = ⏰ 就等您回个话，点一下就行。
answer-past = 🔔 #{ $number } 这一回不用再答了，后来怎样，请看后面的消息。
answer-not-passed-on =
    { $said }
    { $photos ->
        [0] 您先前写的几句没有带给办事的人。
       *[other] 您先前发来的没有带给办事的人。
    }
answer-passed-on =
    { $said }
    您先前写的已经转给办事的人。
answer-closed-put-right = ↩ 先前这里说 #{ $number } 解决了，是点错了，那时还没有解决。后来怎样，请看后面的消息。
answer-late-ask =
    { $told }

    您那边也好了吗？点一下就行，解决了也可以直接打分（5 分最满意）。
answer-elsewhere = 要是在回答下面这件事，请点它；不是的话，接着往下填就行。
answer-please-press = 请点下面的按钮回答。
answer-press-and-keep = 您写的我先给您留着，请点下面的按钮，这几句就一起带给办事的人。
answer-press-and-keep-photos = 您发来的我先给您留着，请点下面的按钮，就一起带给办事的人。{ $seen }
answer-too-much = 一起最多带 500 个字，您刚才写的放不下，没有带去：回复上面那条消息，缩短些再写就行。
answer-photos-left =
    { $slipped ->
        [0] 📷 #{ $number } 已经了结，照片就没有放上去。
       *[other] 📷 #{ $number } 了结了，照片就没有放上去。要是其实还没好，点「{ answer-mispressed }」，照片一起带去。
    }
answer-without-words = 光看照片、听语音，我分不清是哪个意思，请点下面的按钮回答。
# 再看一遍问题
question-solved = 🔔 #{ $number } 解决了没有
question-decline = 🚫 #{ $number } 没有受理，同意吗
question-lower = ⏬ #{ $number } 请{ $below }来办，同意吗
answer-doubt = #{ $number } 您打了 { $rating } 分，是还没解决吗？
answer-unhappy = ✅ 解决了，就是不满意
answer-solved = ✅ 解决了
answer-star-given = ✔ { $rating } 分
answer-add-words = 💬 说一句
answer-say-what = 💬 说说哪里还没好
answer-mispressed = ↩ 点错了，还没解决
answer-mispressed-there = ↩ #{ $number } 点错了，还没解决
answer-unsolved-there = 😕 #{ $number } 还没解决
answer-object-there = 🙋 #{ $number } 不同意，请再看看
answer-report-anew = 📣 重新反映 #{ $number }
answer-ask-words =
    { $full ->
        [0] 关于 #{ $number }，想说点什么？一句话就行，只给办事的人看，不发到群里。
       *[other] 关于 #{ $number }，想说点什么？已经有 5 张照片，再放不下了；写一句话就行，只给办事的人看，不发到群里。
    }
answer-ask-words-or-photos =
    { $photos ->
        [0] #{ $number } 哪里还没好？一句话、照片都行。
       *[other] 📷 照片收到了。#{ $number } 哪里还没好，再写一句吧；不写就点「{ form-skip }」，照片这就发出。
    }
    写的话只给办事的人看，不发到群里；照片和原来的放在一起，看得到这件事的人都看得到。

## 答

answer-waits =
    { $rating ->
        [0] 记下了，您说 #{ $number } 解决了。等反映的邻居也说一声，就了结。
       *[other] 记下了，您说 #{ $number } 解决了，打了 { $rating } 分。等反映的邻居也说一声，就了结。
    }
answer-waits-left =
    { $rating ->
        [0] 记下了，您说 #{ $number } 解决了。
       *[other] 记下了，您说 #{ $number } 解决了，打了 { $rating } 分。
    }反映的邻居已经离开，办完满 { $days } 天，没有邻居说还没好，就了结。
answer-thanks =
    { $rating ->
        [0] 谢谢您！您说 #{ $number } 解决了，记下了。
       *[other] 谢谢您！您说 #{ $number } 解决了，打了 { $rating } 分，记下了。
    }
answer-late-partly = 记下了：您说 #{ $number } 只解决了一部分。这一件已经了结；要接着办，点下面的按钮重新反映，几下就好。
answer-late-unsolved = 记下了：您说 #{ $number } 还没解决，让您费心了。这一件已经了结；要接着办，点下面的按钮重新反映，几下就好。
answer-solved-before = 要是点错了、其实还没好：这一件已经了结，请点下面的按钮重新反映，几下就好。
answer-with-words =
    { $said }

    💬 { $words }
answer-no-words = 好的，不说也行。
answer-words-kept = 记下了，您对 #{ $number } 说的话已经转给办事的人。
refused-not-concerned = 解决没解决，由反映的和同样遇到的邻居说。
refused-own-work = 这件事是您在办，解决没解决，请让邻居们来说。
refused-answer-first = 请先点一下解决没有，再打分、说话。
refused-answer-goes-on = 有人说这件事还没好，又接着办了，办完再来问您。想跟办事的人说什么，回复那条消息就行。
refused-answer-late = 这件事了结有些日子了，不再收回话。还有问题的话，请再发 /report。

## 告诉大家

answer-by-reporter = 反映的邻居
answer-by-named = 反映的邻居{ $name }
answer-by-supporter = 一位同样遇到的邻居
answer-says-solved =
    { $rating ->
        [0] 解决了
       *[other] 解决了，{ $rating } 分
    }
answer-says-partly = 只解决了一部分
answer-says-unsolved = 还没解决
answer-told =
    { $secret }
    💬 #{ $number } { $whom }说（{ $says }）：
    { $words }
# 写在办到哪一步的下面：哪里还没好
answer-missing = 💬 { $words }
answer-todo-partly = 👉 请接着办，{ $by } 之前办好。
issue-told-goes-on =
    🔁 #{ $number } { $whom }说{ $unsolved ->
        [0] 还没有全好
       *[other] 还没解决
    }，由{ $body }接着办，办完再问您。
issue-told-closed-reporter = ✅ #{ $number } 办完了：{ $result }。解决没有，没有等到您的回话，同样遇到的邻居说解决了，就先了结了。
issue-told-closed-supporter = ✅ #{ $number } 解决了：{ $result }
issue-told-lapsed-written = ⬜ #{ $number } 没有等到您点一下解决没有，先了结了，不算作已解决。您写的已经转给办事的人。还没好的话，点下面再反映一次。
issue-told-lapsed-supporter = ⬜ #{ $number } 办完了，没有等到回话说解决没有，先了结了，不算作已解决。还没好的话，点下面再反映一次。

## 结果公告

outcome-by-reporter =
    { $rating ->
        [0] 反映的邻居说：解决了
       *[other] 反映的邻居打分：{ $rating } 分
    }
outcome-by-supporters = { $count } 位同样遇到的邻居说解决了，反映的邻居没有按时回话
outcome-by-supporters-left = { $count } 位同样遇到的邻居说解决了，反映的邻居已经离开
outcome-answers = {" "}· 一共 { $count } 位邻居回了话
outcome-pictures = 📷 前 { $before } 张是办之前，后 { $after } 张是办好之后
