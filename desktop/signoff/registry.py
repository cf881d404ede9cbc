"""The one door of approval: what the window and the command line register goes through here, or is refused.

Nothing is signed by the program. It keeps what was written on paper, by whom it was registered, and which revision it
was about; it refuses, with a sentence, what would make the record untrue.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.signoff.addresses import read_address
from desktop.signoff.later_dates import doubts
from desktop.signoff.obstacles import obstacle
from desktop.signoff.practice import NOT_APPROVED, refuse_practice
from desktop.signoff.reach import reach_next_year
from desktop.signoff.refused import SignoffRefused
from desktop.signoff.sealing import sealed_pages
from desktop.signoff.sheet import read_particulars
from desktop.signoff.standing import FLOOR, YEAR, ActKind, Opinion, Standing, State, standing
from desktop.signoff.step_dates import date_doubt
from desktop.signoff.steps import Step, step_named, to_text
from desktop.signoff.substance import substantive
from desktop.signoff.written import LONGEST, day_of, needed, opinion_data, written
from desktop.store.drafts import DraftStore
from desktop.workplace import Workplace, user_name
from forms.draft.act import Act
from forms.draft.difference import Change, difference
from forms.draft.draft import Draft
from forms.draft.readings import is_date, read_date
from forms.draft.revision import Revision, next_revision

SEALED = "盖章稿"
ISSUED_ON, CORRECTED_ON = "report.date", "report.corrected_on"
_DATES = {ISSUED_ON: "成文日期", CORRECTED_ON: "更正日期"}
DATED = "dated"  # in a signature: the dates that it set, by their ids


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark on the report (意见登记): from whom, how it came, what it says and what was done about it.

    ``handling`` is one of HANDLINGS; ``place`` is in words. ``id`` is empty for a new one.
    """

    source: str
    way: str
    date: str
    words: str
    handling: str = "待处理"
    reason: str = ""
    place: str = ""
    id: str = ""


SOURCES = ("处室", "领导", "主管部门", "第三方评估")
WAYS = ("纸质", "电话", "即时通讯", "Word批注")
HANDLINGS = ("待处理", "已改", "不改")


class Registry:
    """Registers for one stored report. Every act is on the disk when it returns. Raises SignoffRefused, StoreError."""

    def __init__(self, workplace: Workplace, store: DraftStore, report: str) -> None:
        self._workplace, self._store, self._report = workplace, store, report

    @property
    def standing(self) -> Standing:
        """Where the report stands now."""
        return standing(self._store.reader.approvals.acts(self._report))

    @property
    def revisions(self) -> list[Revision]:
        """Its revisions, first to last."""
        return self._store.reader.approvals.revisions(self._report)

    @property
    def newest(self) -> Revision | None:
        """The revision where the report stands; one whose 送审 was taken back stays listed and is passed over."""
        return self._revision(self.standing)

    @property
    def decisions(self) -> frozenset[str]:
        """The digests of the received files that count in what is registered."""
        acts = self._store.reader.approvals.acts(self._report)
        struck = {each.data["act"] for each in acts if each.kind == ActKind.STRIKE}
        return frozenset(
            each.data["decision"] for each in acts if "decision" in each.data and str(each.number) not in struck
        )

    def draft(self) -> Draft:
        """The draft as it is on the disk."""
        self._store.flush()
        return Draft(self._workplace.editions, self._store.reader.entries(self._report))

    def submit(self, steps: tuple[Step, ...], remark: str = "") -> Revision:
        """送审: the draft as it is becomes the next revision and goes through ``steps``."""
        self._allowed(ActKind.SUBMIT)
        return self._freeze(ActKind.SUBMIT, {"steps": to_text(steps), YEAR: str(self.draft().year)}, remark)

    def sign(
        self,
        step: str,
        name: str,
        opinion: Opinion,
        date: str,
        *,
        words: str = "",
        origin: str = "",
        decision: str = "",
    ) -> list[str]:
        """登记审签意见 for ``step``. ``origin`` says who decided or registered; ``decision`` names a received file.

        Returns what is to be said of it, in sentences: a day before that of an earlier step, and that a correction that
        is signed reaches next year's reports.
        """
        now = self._allowed(ActKind.SIGN)
        wanted = step_named(now.steps, step)
        data = opinion_data(wanted, name, opinion, date, words)
        missing = now.missing_before(wanted)
        if missing and opinion is not Opinion.RETURN:
            raise SignoffRefused(
                f"“{step}”之前的“{missing.name}”还没有登记。请先登记它；没有走这一环节的，意见选“{Opinion.NOT_NEEDED.value}”。"
            )
        if step in now.done and not wanted.several:
            raise SignoffRefused(f"“{step}”已经登记过了。登记错了的，请先撤销登记。")
        if any((each.step, each.name) == (step, data["name"]) and each.name for each in now.signatures):
            raise SignoffRefused(f"{data['name']}在“{step}”这一环节的意见已经登记过了。登记错了的，请先撤销登记。")
        doubt = self._doubt(now, wanted, data["date"])
        odd = [f"{doubt}已照纸上登记；登记错了的，请撤销登记。"] if doubt else []
        last = wanted == now.steps[-1]
        if last and opinion is Opinion.NOT_NEEDED:
            raise SignoffRefused("签发这一环节不能不经过。")
        data["origin"] = origin or f"由{user_name()}据纸质审签单登记"
        if decision:
            data["decision"] = decision
        if not last or opinion is Opinion.RETURN:
            self._register(ActKind.SIGN, data, now.revision)
            return odd
        self._sign_for_good(now, data)
        return [*odd, *self._reach_next_year(now)]

    def doubt(self, step: str, date: str) -> str:
        """What is odd about an opinion on ``step`` of ``date``, to be asked before it is registered; or nothing."""
        now, day = self.standing, read_date(date)
        wanted = next((each for each in now.steps if each.name == step), None)
        return self._doubt(now, wanted, day) if wanted and is_date(day) else ""

    def _doubt(self, now: Standing, step: Step, day: str) -> str:
        return date_doubt(now, step, day, self._workplace.clock().date()) if day else ""

    def amend(self, asked_by: str, sheet: str) -> None:
        """按批改修改: open the draft for what ``asked_by`` wrote on ``sheet``."""
        now = self._allowed(ActKind.AMEND)
        data = {"asked_by": needed(asked_by, "是谁要求修改的"), "sheet": written(sheet)}
        self._register(ActKind.AMEND, data, now.revision)

    def revise(self, reviewer: str = "") -> tuple[Revision, tuple[Change, ...]]:
        """The draft changed by pen becomes the next revision; returns it with its changes of substance.

        ``reviewer`` must be named where wording was changed after signing.
        """
        now = self._allowed(ActKind.REVISE)
        before = self._revision(now)
        assert now.amending is not None
        assert before is not None
        changes = difference(before.draft(self._workplace.editions), self.draft())
        if not changes:
            raise SignoffRefused(f"与{before.name}相比没有改动。不用改了的，请撤销“按批改修改”的登记。")
        grave = substantive(changes)
        if now.state is State.SIGNED and not grave and not reviewer.strip():
            raise SignoffRefused("这是签发以后的文字修改，请写明由谁复核。")
        data = {
            "substantive": "、".join(dict.fromkeys(each.place for each in grave))[:LONGEST],
            "reviewer": reviewer.strip(),
            "changes": str(len(changes)),
        }
        stays = now.state is State.SIGNED and not grave
        pages = sealed_pages(self.draft(), self._workplace) if stays else None
        remark = f"按{now.amending.data['asked_by']}的批改修改"
        return self._freeze(ActKind.REVISE, data, remark, pages=pages), grave

    def later_doubt(self, given: Mapping[str, str]) -> str:
        """What is odd about days after the signature, by their names (报送日期 …), to be asked first; or nothing."""
        return doubts(self.standing, self._workplace.clock().date(), given.items())

    def deliver(self, date: str, way: str, to: str) -> None:
        """登记报送: when, how and to whom the signed revision was delivered."""
        now = self._allowed(ActKind.DELIVER)
        data = {
            "date": day_of(date),
            "way": needed(way, "报送方式"),
            "to": needed(to, "报送给哪个单位"),
        }
        self._register(ActKind.DELIVER, data, now.signed)

    def publish(self, date: str, address: str, column: str, by: str, cleared: str = "") -> str:
        """登记公布; returns in sentences what is missing: the secrecy review (``cleared``), a change to be made."""
        now = self._allowed(ActKind.PUBLISH)
        data = {
            "date": day_of(date),
            "address": read_address(needed(address, "公布的网址")),
            "column": written(column),
            "by": needed(by, "上传人"),
            "cleared": day_of(cleared) if cleared.strip() else "",
        }
        self._register(ActKind.PUBLISH, data, now.signed)
        missing = "没有填保密审查的日期。公布以前应当先做保密审查（《政府信息公开条例》第十七条）。"
        return now.change_due + ("" if cleared.strip() else missing)

    def correct(self, reason: str, found_by: str, date: str) -> None:
        """更正: open what was published or delivered for a correction, to be approved anew."""
        now = self._allowed(ActKind.CORRECT)
        data = {
            "reason": needed(reason, "更正的原因"),
            "found_by": needed(found_by, "由谁发现"),
            "date": day_of(date),
            "from": str(now.signed),
            "published": now.published.data["address"] if now.published else "",
        }
        self._register(ActKind.CORRECT, data, now.signed)
        # （…更正） under the title has the date of this correction: that of its signature, unless it is written before.
        self._workplace.editor(self._store, self._report).set(CORRECTED_ON, "")
        self._store.flush()

    def tell(self, whom: str, date: str, words: str = "") -> None:
        """需告知: who was told of the correction."""
        now = self._allowed(ActKind.TELL)
        data = {"whom": needed(whom, "告知了谁"), "date": day_of(date), "words": written(words)}
        self._register(ActKind.TELL, data, now.revision)

    def remark(self, remark: Remark) -> str:
        """意见登记: keep a remark, or what was done about it; returns its id."""
        now = self.standing
        if remark.handling not in HANDLINGS:
            raise SignoffRefused(f"处理情况只能是{'、'.join(HANDLINGS)}。")
        if remark.handling == "不改" and not remark.reason.strip():
            raise SignoffRefused("不改的，请写明理由。")
        if remark.id and all(each.data["id"] != remark.id for each in now.remarks):
            raise SignoffRefused(f"没有编号为{remark.id}的意见。")
        data = {
            "id": remark.id or str(len(now.remarks) + 1),
            "source": needed(remark.source, "意见来自哪里"),
            "way": needed(remark.way, "意见用什么方式提出"),
            "date": day_of(remark.date),
            "words": needed(remark.words, "意见的内容"),
            "handling": remark.handling,
            "reason": written(remark.reason),
            "place": written(remark.place),
        }
        self._register(ActKind.REMARK, data, now.revision)
        return data["id"]

    def proof(self, turn: int, name: str, date: str) -> None:
        """登记校对: who read which proof (一校, 二校, 三校), and of which text."""
        if not 1 <= turn <= 3:
            raise SignoffRefused("校次只能是1、2、3。")
        now = self.standing
        draft = self.draft()
        revision = next_revision(self._report, draft, None, who="", when=self._workplace.clock(), remark="")
        data = {
            "turn": str(turn),
            "name": needed(name, "校对人姓名"),
            "date": day_of(date),
            "code": revision.code,
            "form": revision.form,
            YEAR: str(draft.year),
        }
        self._register(ActKind.PROOF, data, now.revision)

    def fill_sheet(self, given: Mapping[str, str]) -> None:
        """What is otherwise on this report's 审签单 than the office always writes; it takes the place of the last."""
        self._register(ActKind.SHEET, read_particulars(given), self.standing.revision)

    def strike(self) -> Act:
        """撤销登记: what was registered last counts no more; it stays in the record. Returns what was struck."""
        now = self._allowed(ActKind.STRIKE)
        last = now.strikable
        assert last is not None
        opened = last.kind == ActKind.AMEND or last.data.get("opinion") == Opinion.RETURN.value
        if opened and self._changed(now, self.draft()):
            raise SignoffRefused("稿子已经又有改动。请先撤销这些改动，或者把改好的稿子送审。")
        self._register(ActKind.STRIKE, {"act": str(last.number)}, last.revision)
        # Dates that came with a signature go with it.
        self._fill(dict.fromkeys(last.data.get(DATED, "").split(), ""))
        return last

    def _allowed(self, kind: ActKind) -> Standing:
        """Where the report stands. Raises SignoffRefused where an act of ``kind`` cannot be registered."""
        now = self.standing
        reason = obstacle(kind, now)
        if reason:
            raise SignoffRefused(reason)
        return now

    def _revision(self, now: Standing) -> Revision | None:
        return next((each for each in self.revisions if each.number == now.revision), None)

    def _changed(self, now: Standing, draft: Draft) -> bool:
        """Whether ``draft`` is not the revision where the report stands."""
        before = self._revision(now)
        return before is not None and bool(difference(before.draft(self._workplace.editions), draft))

    def _sign_for_good(self, now: Standing, data: dict[str, str]) -> None:
        """签发: the date of issue is that of the signature; where it was left open, a revision with it is signed.

        So is the date of a correction.
        """
        draft = self.draft()
        if self._changed(now, draft):
            raise SignoffRefused(f"现在的稿子与送审的第{now.revision}稿不一样，不能登记签发。请把改好的稿子先送审。")
        wanted = (ISSUED_ON, CORRECTED_ON) if now.correcting else (ISSUED_ON,)
        filled = {each: data["date"] for each in wanted if not draft.entries.get(each)}
        draft = Draft(self._workplace.editions, {**draft.entries, **filled})
        pages = sealed_pages(draft, self._workplace)  # before anything is changed: it may refuse
        if not filled:
            self._register(ActKind.SIGN, data, now.revision, pages=pages)
            return
        self._fill(filled)
        data = {**data, DATED: " ".join(filled)}
        self._freeze(ActKind.SIGN, data, f"填{'、'.join(_DATES[each] for each in filled)}", pages=pages)

    def _fill(self, dates: Mapping[str, str]) -> None:
        if dates:
            editor = self._workplace.editor(self._store, self._report, unlocked=True)
            for entry, day in dates.items():
                editor.set(entry, day)
            self._store.flush()

    def _reach_next_year(self, before: Standing) -> list[str]:
        if before.correction is None:
            return []
        published = self.revisions[int(before.correction.data["from"]) - 1].draft(self._workplace.editions)
        after = self.draft()
        return reach_next_year(self._workplace, self._store, published, after, after.text(CORRECTED_ON))

    def _freeze(self, kind: ActKind, data: Mapping[str, str], remark: str, *, pages: bytes | None = None) -> Revision:
        draft = self.draft()
        listed = self.revisions
        made = next_revision(
            self._report,
            draft,
            listed[-1] if listed else None,
            who=user_name(),
            when=self._workplace.clock(),
            remark=written(remark),
        )
        self._register(kind, data, made.number, revision=made, pages=pages)
        return made

    def _register(
        self,
        kind: ActKind,
        data: Mapping[str, str],
        number: int,
        *,
        revision: Revision | None = None,
        pages: bytes | None = None,
    ) -> None:
        refuse_practice(self._store.reader, self._report, NOT_APPROVED)
        when = self._workplace.clock().isoformat(timespec="seconds")
        if pages:
            data = {**data, FLOOR: str(self._store.reader.last_step(self._report))}
        act = Act(self._store.reader.approvals.last_act(self._report) + 1, kind, number, data, user_name(), when)
        files = {SEALED: pages} if pages else {}
        self._store.register(self._report, act, revision=revision, files=files)
        self._store.flush()
