"""Danger in what people write: what tells of it, in the words people use, and what only sounds like it."""

from __future__ import annotations

import pytest

from handlers.issues.danger import KINDS, alarm, danger_in
from handlers.kit.texts import LANGUAGES, plain
from handlers.kit.visit import Emergency
from rules.issue_categories import DANGER

FIRE, GAS, WIRE, HURT = "danger-fire", "danger-gas", "danger-wire", "danger-hurt"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("楼道里着火了", FIRE),
        ("五楼窗户冒黑烟", FIRE),
        ("车棚里爆炸了一声", FIRE),
        ("楼道里烟很大，看不见人", FIRE),
        ("煤气泄露了", GAS),
        ("楼道里天然气味很大", GAS),
        ("二层闻到煤气", GAS),
        ("厨房燃气漏了", GAS),
        ("电表箱冒火花", WIRE),
        ("配电箱漏电", WIRE),
        ("电梯里有人出不来", HURT),
        ("有人昏迷了", HURT),
        ("救命啊", HURT),
        ("我被关在电梯里了", HURT),
        ("楼道里闻到一股烧焦味", FIRE),
        ("There is a burning smell in the hall", FIRE),
        ("老人在楼梯上摔倒了", HURT),
        ("楼下有人打起来了", HURT),
        ("邻居心脏病发作", HURT),
        ("There is a fire in the bike shed", FIRE),
        ("there’s a fire in the cellar", FIRE),
        ("Fire!", FIRE),
        ("smoke in the stairwell", FIRE),
        ("A car has caught fire", FIRE),
        ("I can smell gas in the hall", GAS),
        ("It smells like gas here", GAS),
        ("a hanging wire by the door", WIRE),
        ("The meter is sparking", WIRE),
        ("somebody stuck in the lift", HURT),
        ("He fainted on the stairs", HURT),
        ("She can’t get up", HURT),
        ("the fire alarm rings and there is a fire", FIRE),
        ("打不着火，一打就冒烟", FIRE),
        ("电梯坏了，里面有人", HURT),
        ("电梯停了，有人在里面", HURT),
        ("小孩关电梯里了", HURT),
        ("我妈喘不上气", HURT),
        ("老爷子喘不过气来", HURT),
        ("邻居没有呼吸了", HURT),
        ("高空抛物砸到人了", HURT),
        ("花盆砸着人了", HURT),
        ("墙皮掉下来砸中一个孩子", HURT),
        ("水漏到插座上", WIRE),
        ("漏水，电表箱进水了", WIRE),
        ("楼上的水流进配电箱了", WIRE),
        ("楼道有一股煤气的味道", GAS),
        ("电梯坏了，我妈在里面出不来", HURT),
        ("电梯停在三楼，孩子在里面", HURT),
        ("有人晕了", HURT),
        ("老人在家摔了一跤起不来了", HURT),
        ("煤气灶漏气了", GAS),
        ("楼道里有烟", FIRE),
        ("The lift stopped and my mother can’t get out", HURT),
        ("Somebody passed out in the yard", HURT),
        ("The stove is leaking", GAS),
        ("The lift is broken and there are people inside", HURT),
        ("somebody is inside the lift", HURT),
        ("My mother can’t breathe", HURT),
        ("he is not breathing", HURT),
        ("a flowerpot fell and hit somebody", HURT),
        ("Water is dripping onto the socket", WIRE),
        ("water in the fuse box", WIRE),
        ("厨房漏气", GAS),
        ("煤气还在漏", GAS),
        ("燃气还在漏", GAS),
        ("家里漏气了", GAS),
        ("灶上还是漏气", GAS),
        ("还是有煤气味", GAS),
        ("灯那儿有焦味", FIRE),
        ("The gas is still leaking", GAS),
        ("It still smells of gas", GAS),
        ("着火了，没有人受伤", FIRE),
        ("没有煤气味了，可是插座漏电", WIRE),
    ],
)
def test_what_tells_of_danger(words: str, kind: str) -> None:
    assert danger_in("other", words) == kind


@pytest.mark.parametrize(
    "words",
    [
        "燃气灶打不着火",
        "车点不着火",
        "杂物太多，容易着火",
        "门口堵了，车出不来",
        "台阶太滑，怕老人摔倒",
        "火车声音太吵",
        "楼下饭馆油烟很大",
        "有心脏病的老人受不了装修的声音",
        "燃气表坏了",
        "the firewall blocks the camera",
        "there is a firewall problem",
        "fire door is broken",
        "There is a fire extinguisher missing",
        "a talk on fire safety, please",
        "People smoke in the lift",
        "the smoke alarm beeps",
        "the gas meter is broken",
        "the knife grinder is loud",
        "电梯里有人抽烟",
        "电梯里有人贴小广告",
        "里面有人装修，太吵了",
        "活动室里面有人打牌到半夜",
        "爬六层楼喘气，什么时候修电梯",
        "高空抛物，差点砸到人",
        "怕砸到人，请修一下外墙",
        "插座坏了",
        "水表箱的门坏了",
        "不小心砸到人家的车",
        "楼道里有烟头",
        "电梯里有烟味",
        "轮胎漏气了，停在车位上",
        "People smoke inside the lift",
        "the socket by the door is broken",
        "The water meter box has no lid",
        "暖气漏水",
        "暖气片漏气，不热",
        "气球漏气了",
        "厨房水管漏水",
        "厨房的窗户漏风",
        "煤气表的盖子掉了",
        "没有煤气味了，谢谢",
        "煤气味散了",
        "现在没闻到煤气味",
        "不冒烟了，修好了",
        "插座不漏电了",
        "没人受伤",
        "the tyre is leaking air",
        "the radiator is leaking",
        "No smell of gas any more, thank you",
        "nobody was injured",
    ],
)
def test_what_only_sounds_like_danger(words: str) -> None:
    assert danger_in("other", words) is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [*KINDS, DANGER])
def test_whoever_is_hurt_is_thought_of_in_every_danger(kind: str, language: str) -> None:
    said = plain(alarm(Emergency(ambulance="120"), kind), language)
    assert "120" in said
