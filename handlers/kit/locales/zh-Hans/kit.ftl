### 各处共用的话

plain = { $what }
nothing = {""}
lines = { $lines }
goes-on-below = 这件事在下面的消息里接着说。
goes-on-below-of = { $what }：在下面的消息里接着说。
# How a time is written: https://unicode.org/reports/tr35/tr35-dates.html#Date_Field_Symbol_Table
time-pattern = M月d日 HH:mm
day-pattern = y年M月d日
took =
    { $days ->
        [0] { $hours ->
            [0] 不到 1 小时
           *[other] { $hours } 小时
        }
       *[other] { $hours ->
            [0] { $days } 天
           *[other] { $days } 天 { $hours } 小时
        }
    }
minutes = { $minutes } 分钟

one-or-another = { $one }、{ $another }
one-and-another = { $one }、{ $another }

## 表单

form-step = 第 { $step } 步，共 { $steps } 步
form-question =
    <i>{ $step }</i>
    { $question }
form-again =
    { $wrong }

    { $question }
form-send = ✅ 提交
# 不按按钮，也常这么说，用 | 隔开
form-send-said = 提交|发|发送|发出去|就这样发|可以发了|报上去
form-cancel-said = 不报了|不填了|不写了|不弄了|不用了|不要了|算了|取消|退出
form-skip-said = 没有|没有了|没了|没照片|没有照片|没拍|不用|不用了|不发了|不要了|就这些|够了
form-keep-said = 不改|不改了|不用改|不用改了|先不改|算了|算了吧|不用了|就这样|还是原来的|取消
form-asked-after-said = 怎么样了|现在怎么样了|办得怎么样了|办的怎么样了|处理得怎么样了|处理的怎么样了|进展怎么样了|有进展吗|有进展了吗|有消息吗|有消息了吗|有结果吗|有结果了吗|办好了吗|办完了吗|到哪一步了|怎么还不来人|怎么还没来人
form-skip = 跳过
form-enough = ✔ 就这些
form-photos-here = 收到 { $count } 张照片，还有就接着发；都发完了请点「{ form-enough }」。
form-back = ◀ 上一步
form-cancel = ✖ 不填了
form-cancelled = 好的，这次不填了，什么也没有提交。
form-office-over = 您现在不担任这个身份了，填的内容没有提交。还要办的话，请找{ $who }帮忙。
form-nothing-to-cancel = 现在没有正在填写的内容。
form-kept = 记下了，接着答下面这一问就行。
form-words-only = 这里放不下照片和语音，只收了您写的字。
form-no-room = 照片和语音这里收不下，要说的请用文字写给我。
form-added = 加上了，请再看一遍。
form-former-waits = 前面那件还没填完，先给您留着，这件之后接着填。
form-goes-on = 👇 接着填没填完的那份：{ $what }。
form-goes-on-words = 👇 接着填没填完的那份：「{ $words }」。
form-another = 🆕 另说一件
form-photo-as-file = 这张图是按文件发来的，我显示不了。请按「照片」再发一次。
form-voice-enough = 语音只能留一条，前面那条还在。还想补充的话，请写几个字。
form-want-button = 请点下面的按钮来选。
form-want-text = 请用文字写给我，一两句话就行；语音和照片这里收不下。
form-want-text-or-skip = { form-want-text }不想写就点「{ form-skip }」。
form-no-voice = 语音这里收不下，请用文字写给我；照片可以直接发。
form-want-anew = 请把新的写给我；不改就点「{ form-cancel }」，原来的还在。
form-want-photo = 请发一张照片；没有照片就点「{ form-skip }」。
form-want-photo-or-back = 请发一张照片；不加了就点「{ form-back }」，填好的都还在。
form-want-words = 请写给我，或者发一条语音，一两句话就行。
form-photos-enough = 照片最多 { $most } 张，多出来的没有加上。
form-photos-anew = 🗑 重新选照片
form-too-short = 写得太短了，请至少写 { $least } 个字。
form-too-long = 写得太长了，请缩到 { $most } 个字以内再发一次。
form-does-not-fit = 这个我没看懂，请换个说法再发一次。

## 不能做的时候，说清楚该怎么办

refused-role = 这件事要由负责的人来办，您可以请楼门院长帮忙。
refused-admin = 这件事要由社区管理员来做，请找他们帮忙。
refused-office = 这件事要由在这里任职的邻居来做，请找他们帮忙。
refused-command = 这件事要由{ $who }来做，请找他们帮忙。
refused-button = 这个按钮已经用不了了，请发 /help 看看现在能做什么。
refused-link = 这个链接失效了，请回到楼栋群里重新发一次命令（比如 /report），再点新的按钮。
refused-form-over = 这份内容已经提交或取消了。
refused-form-moved-on = 这一步已经答过了，请看最新的一条消息。
refused-anonymous = 您现在是匿名管理员，我认不出是哪位。请在群设置里关掉匿名，再试一次。
file-failed = 抱歉，您要的文件这次没能给您。请再要一次；仍不行的话，请告诉管理员。
went-wrong = 抱歉，出了点问题，这一步没有办成，之前填的都还在。请稍后再试；仍不行的话，把编号 { $reference } 告诉管理员。
unknown-command = 我不认识这个命令，请发 /help 看看能做什么。
nothing-asked = 我在呢。要反映刚才说的事，点下面的按钮；想看我能做什么，发 /help。

# 单说这些，不是要反映什么；几句连着说、后面带个语气词也一样。用 | 隔开
particles = 吧|啊|呀|哦|噢|喔|呢|啦|哈|嘛|哟|呵|哎
small-talk-greeting = 你好|您好|你好啊|您好啊|你好呀|您好呀|大家好|早|早啊|早上好|上午好|中午好|下午好|晚上好|晚安|在吗|在不在|有人吗|哈喽|嗨
small-talk-thanks = 谢谢|谢谢你|谢谢您|谢谢你们|谢谢您们|谢你|谢您|谢谢啦|谢谢了|谢谢大家|谢啦|谢了|多谢|感谢|非常感谢|太感谢了|辛苦了|辛苦啦|您辛苦了|麻烦您了|麻烦了
small-talk-nod = 好|好的|好吧|好滴|好嘞|嗯|嗯嗯|行|行吧|对|对的|是|是的|没错|可以|收到|收到了|知道了|明白|明白了|够了|就这些|就这样
small-talk-greeting-answer = 您好！楼里有什么事，直接写给我，或者拍张照片发来就行；想看我能做什么，发 /help。
small-talk-thanks-answer = 不客气！有事随时找我。
small-talk-nod-answer = 好的，有事随时找我。
too-fast = 您发得太快了，我跟不上。请歇一分钟再继续。

## 到私聊里去

private-prompt = { $name }，这个我私聊发给您：点下面的按钮，再按「开始」就行。
private-go = 💬 去私聊看

## 汇总

digest =
    <b>这段时间的 { $count } 条通知</b>

    { $lines }
