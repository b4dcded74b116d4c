### 诉求：办着的时候再补充

supplement-add = ➕ 补充一句
supplement-to = ➕ 补充到 #{ $number } { $words }
nothing-asked-or-more = 我在呢。是新的事，点「反映这件事」；是给反映过的事补充的，点它的编号。
supplement-ask-words =
    { $full ->
        [0] 给 #{ $number } 补充点什么？一两句话就行，只给办这件事的人看，邻居看不到。
       *[other] 给 #{ $number } 补充点什么？已经有 5 张照片，再放不下了；写一两句话就行，只给办这件事的人看，邻居看不到。
    }
supplement-ask-words-or-photos =
    { $photos ->
        [0] 给 #{ $number } 补充点什么？一两句话、照片都行。
       *[other] 📷 照片收到了。再给 #{ $number } 写一两句话吧；不写就点「{ form-skip }」，看一遍就能发出。
    }
    写的话只给办这件事的人看；照片和原来的放在一起，看得到这件事的人都看得到。
supplement-ask-photos =
    { $alarm }
    请把 #{ $number } 的照片发来，和原来的一共最多 5 张。
supplement-check =
    { $alarm }

    <b>请看一遍，给 #{ $number } 补充：</b>
    { $words }
    { $photos }

    写的话只给办这件事的人看，邻居看不到。
supplement-no-words = 还没有写话。想说两句，直接写给我；不用写，点「{ form-send }」就这样发出。
supplement-photos =
    { $private ->
        [0] 📷 { $count } 张照片，和原来的放在一起，邻居也看得到
       *[other] 📷 { $count } 张照片，和原来的放在一起
    }
supplement-photos-room = 一共最多 5 张：您发来 { $count } 张，放得下前 { $room } 张。
supplement-no-photos =
    { $full ->
        [0] #{ $number } 是别的邻居反映的，照片只有那位邻居能加。
       *[other] #{ $number } 已经有 5 张照片，再放不下了。
    }
supplement-words-only =
    { $full ->
        [0] #{ $number } 是别的邻居反映的，照片只有那位邻居能加，只收了您写的字。
       *[other] #{ $number } 已经有 5 张照片，再放不下了，只收了您写的字。
    }
refused-supplement-photos =
    { $full ->
        [0] #{ $number } 是别的邻居反映的，照片只有那位邻居能加。请用文字写给我，一两句话就行。
       *[other] #{ $number } 已经有 5 张照片，再放不下了。请用文字写给我，一两句话就行。
    }
supplement-kept = ➕ 记下了，给 #{ $number } 补充的已经转给办事的人。
supplement-photos-seen =
    { $private ->
        [0] 照片和原来的放在一起，邻居也看得到。
       *[other] 照片和原来的放在一起，只有办事的人看得到。
    }
supplement-photos-left = 照片一共最多 5 张，这次放下了 { $taken } 张。
supplement-nothing = 好的，什么也没有补充。
supplement-told =
    ➕ #{ $number } { $whom }补充：
    { $words }
    { $photos }
supplement-erased = （已删除）
added-no-more = 💬 #{ $number } 邻居后来说的话，只给现在办事的人看。
supplement-told-photos = 📷 另加了 { $count } 张照片
supplement-words-along =
    您写的先留着，还没有带给办 #{ $number } 的人：
    { $words }
    要补充进去，点下面的按钮。
supplement-words-wait =
    您写的我先给您留着，能补充的时候，发 /issue { $number } 就行：
    { $words }
refused-supplement-stranger = 反映这件事的和同样遇到的邻居才能补充。您也遇到的话，请先点「我也遇到」。
supplement-declined = 要是不同意，请点下面的按钮，您写的、拍的一起带给再看一遍的人。
supplement-slipped = 要是点错了、还没解决，请点下面的按钮，您写的、拍的一起带去。
supplement-unsolved = 您那边也好了，就不用再做什么；还没好，请点下面的按钮，您写的一起带给办事的人；要接着办，再点「重新反映」。
supplement-anew =
    { $private ->
        [0] 要重新反映，请点下面的按钮：您写的、拍的都放进新的一件，您看一遍再提交。新的一件邻居也看得到；不想让他们看，就选「{ report-private }」。
       *[other] 要重新反映，请点下面的按钮：您写的、拍的都放进新的一件，您看一遍再提交，还是只给办事的人看。
    }
supplement-too-much =
    { $anew ->
        [0] 一起最多带 500 个字，您刚写的放不下：点了按钮以后，再回复那条消息接着写就行。
       *[other] 一起最多带 500 个字，您刚写的放不下：重新反映好了以后，再补充到新的那一件就行。
    }
refused-supplement-over = #{ $number } 已经不在办了，补充不进去。还有问题的话，请再反映一次（发 /report）。
refused-supplement-limit = 一天里给 #{ $number } 最多补充 { $limit } 次，请明天再来；急事请直接找楼门院长（发 /roles 看是谁）。
