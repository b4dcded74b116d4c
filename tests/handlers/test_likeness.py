"""How alike two sentences are: measured with what people really write, and drawn where the threshold lies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from handlers.issues.likeness import likeness, units, weighed
from rules.issue_categories import Catalogue
from rules.issue_likeness import similar
from tests.rules.test_issues import an_issue

# The category of both, or of each, and what two neighbours wrote of one thing.
ALIKE = """
lighting | 二层楼道灯坏了 | 2楼的灯不亮了
lighting | 二层楼道灯坏了 | 楼道灯不亮
lighting | 楼道灯不亮 | 咱们楼道里的灯又坏了！！
lift-noise | 电梯停在三楼不动 | 电梯坏了，停在3层
lift-stopped | 电梯坏了 | 困在里面出不来
water | 停水了 | 家里一滴水都没有
power | 停电 | 屋里黑了
gas | 燃气没了 | 灶打不着火
heating | 暖气不热 | 屋里才十五度
doors | 单元门关不上 | 单元门的锁坏了关不上
doors | 门禁刷卡没反应 | 门禁坏了刷不了卡
parking-blocked | 消防通道停了车 | 有车堵住消防通道
roads | 井盖松了 | 小区门口的井盖松动
playground | 健身器材坏了 | 健身器材松动有危险
greenery | 树枝挡住窗户 | 树长得太高挡光，挡住了窗户
greenery | 草坪枯了没人浇水 | 草坪没人管都枯死了
drains | 下水道堵了反味 | 下水道返臭味堵住了
charging | 电动车推进楼里充电 | 楼道里有电动车充电
walls | 屋顶漏雨 | 顶楼屋顶漏水到家里
noise-renovation | 楼上半夜装修太吵 | 晚上十点还在装修，吵得睡不着
noise-square | 小广场音响太吵 | 跳广场舞声音太大
pets-leash | 狗不牵绳 | 有人遛狗不拴绳
rubbish-bins | 楼下垃圾没人收 | 垃圾桶满了没人清理
fire-passage/parking-blocked | 消防通道停了车 | 有车堵住消防通道
lighting/other | 二层楼道灯坏了 | 楼道的灯坏了
lighting | The light on floor 2 is broken | second floor stairwell light is broken
doors | Front door does not close | Front door will not shut
pets-leash | Dogs without a lead | Dog without leash in the yard
rubbish-bins | Bins are full | The bins overflow
rubbish-bins | Rubbish is not collected | Nobody collects the rubbish
"""

UNLIKE = """
lighting/lift-noise | 二层楼道灯坏了 | 电梯坏了
lighting/lift-stopped | 楼道灯不亮 | 电梯坏了
lighting | 二层楼道灯坏了 | 五层楼道灯坏了
lighting | 地下室的灯全黑 | 楼道灯坏了
lighting | 楼门口的灯一闪一闪的 | 二楼的灯坏了
lift-noise/lighting | 电梯停在三楼不动 | 三楼的灯坏了
lift-stopped/lift-door | 电梯坏了 | 按钮按不动
water/power | 停水了 | 停电了
rubbish-bins/parking-blocked | 楼下垃圾没人收 | 楼下有人停车堵住消防通道
rubbish-bins/rubbish-hall | 楼下垃圾没人收 | 楼道里堆着垃圾袋
parking-blocked | 消防通道停了车 | 大门口乱停自行车
doors/noise-renovation | 单元门关不上 | 楼上半夜装修太吵
doors | 门禁刷卡没反应 | 单元门关不上
noise-renovation | 楼上半夜装修太吵 | 隔壁周末装修砸墙
noise-neighbours/neighbours | 邻居狗叫 | 邻居吵架
playground | 健身器材坏了 | 滑梯坏了
greenery/walls | 树枝挡住窗户 | 窗户玻璃碎了
drains | 下水道堵了反味 | 地下室积水
pets-leash/pets-stray | 狗不牵绳 | 流浪猫很多
charging/fire-equipment | 电动车推进楼里充电 | 灭火器过期了
walls | 屋顶漏雨 | 墙皮脱落
lighting/lift-noise | The light on floor 2 is broken | The lift is broken
doors | Front door does not close | The door lock is broken
noise-square/water | Loud music at night | Water leaks from the ceiling
lighting | 二层楼道灯坏了 | 😀😀😀
"""


def _pairs(table: str) -> list[tuple[str, str, str, str]]:
    """Return for each line the category of what is told, that of what is there, and the words of both."""
    found = []
    for line in table.strip().splitlines():
        categories, told, there = line.split(" | ")
        category, _, other = categories.partition("/")
        found.append((category, other or category, told, there))
    return found


def _offered(category: str, other: str, told: str, there: str) -> bool:
    near = weighed(told, [an_issue(category=other, words=there)])
    return bool(similar(category, near, Catalogue()))


@pytest.mark.parametrize(("category", "other", "told", "there"), _pairs(ALIKE))
def test_what_two_people_tell_of_one_thing_is_alike(category: str, other: str, told: str, there: str) -> None:
    assert _offered(category, other, told, there), likeness(told, there)
    assert _offered(other, category, there, told), "and the other way round"


@pytest.mark.parametrize(("category", "other", "told", "there"), _pairs(UNLIKE))
def test_what_is_not_the_same_is_not_alike(category: str, other: str, told: str, there: str) -> None:
    assert not _offered(category, other, told, there), likeness(told, there)
    assert not _offered(other, category, there, told), "and the other way round"


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("二层的灯不亮了！", "2 楼 灯 坏"),
        ("２楼灯坏", "2 楼 灯 坏"),
        ("Second FLOOR: the lamp is dark", "2 floor light broken"),
        ("A座lift坏了", "座 lift 坏"),
        ("😀 <b> & …", "b"),
        ("的了吗", ""),
        ("", ""),
    ],
)
def test_a_sentence_is_read_by_what_it_means(sentence: str, read: str) -> None:
    assert " ".join(units(sentence)) == read


@given(some.text(max_size=60), some.text(max_size=60))
def test_whatever_is_written_is_measured_between_nothing_and_all_and_the_same_both_ways(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) <= 100
    assert likeness(one, other) == likeness(other, one)


@given(some.text(max_size=60))
def test_a_sentence_is_wholly_like_itself_unless_it_says_nothing(sentence: str) -> None:
    assert likeness(sentence, sentence) == (100 if units(sentence) else 0)
