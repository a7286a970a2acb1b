using Inspections.Core.Directory;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Results;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Staffing;

/// <summary>A drawn firm whose team is about to change, in one transaction: refused once a result of it stands.</summary>
internal sealed class TeamChange
{
    private readonly Session _session;
    private readonly BureauContext _bureau;
    private readonly LedgerStore _ledger;
    private readonly Round _round;

    private TeamChange(Session session, BureauContext bureau, LedgerStore ledger, Round round, TeamStore teams, Identifier firm) =>
        (_session, _bureau, _ledger, _round, Teams, Firm) = (session, bureau, ledger, round, teams, firm);

    /// <summary>The draw's teams.</summary>
    public TeamStore Teams { get; }

    public Identifier Firm { get; }

    /// <summary>The firm's team as it stands; empty when it has none yet.</summary>
    public IReadOnlyList<Identifier> Team => Teams.Of(Firm)!;

    /// <exception cref="UserErrorException">There is no such drawn firm, its year is closed, or a result of it stands.</exception>
    public static TeamChange Begin(Session session, BureauContext bureau, DrawId draw, Identifier firm)
    {
        Round round = RoundStore.Find(session, draw) ?? throw Refusal.NoRound(draw);
        if (!RoundSteps.IsDrawn(round.State))
        {
            throw Refusal.Of($"{draw} 处于 {round.State}，没有可以变动的检查组", $"{draw} is {round.State}: it has no team that could change");
        }

        LedgerStore ledger = LedgerStore.Open(session);
        YearGate.Require(ledger, draw.Year, bureau.Today, YearEntry.TeamChange);
        var teams = TeamStore.Open(session, ledger, draw);
        if (teams.Of(firm) is null)
        {
            throw Refusal.Of($"{firm} 不在 {draw} 抽中的企业里", $"{firm} is not among the firms drawn in {draw}");
        }

        if (ResultOf(session, ledger, teams, firm) is { } result)
        {
            (string chinese, string english) = result.State.InWords();
            throw Refusal.Of(
                $"{firm} 已有 {result.Draw} 的检查结果 {result.Record}（{chinese}），检查组不能再变动；结果有误的，先退回或撤回",
                $"{firm} has result {result.Record} of {result.Draw} ({english}): its team can no longer change; return or withdraw a wrong result first");
        }

        return new TeamChange(session, bureau, ledger, round, teams, firm);
    }

    /// <summary>
    /// The result that stands of a drawn firm, or of the other draw of its joint visit; null without any. Of one visit both results are by who
    /// went: a team that changed after the first of them could sign for no day that is right.
    /// </summary>
    public static SubmittedResult? ResultOf(Session session, LedgerStore ledger, TeamStore teams, Identifier firm) =>
        ResultStore.StandingOf(session, teams.Draw, firm)
        ?? (teams.JoinedWith(firm) is { } other && TeamStore.Open(session, ledger, other).JoinedId(teams.JoinedFirm(firm)!.Value) is Identifier there
            ? ResultStore.StandingOf(session, other, there)
            : null);

    /// <summary>Requires that the rules of protocol section 9 allow a change.</summary>
    /// <exception cref="UserErrorException">One speaks against it.</exception>
    public void Require(EntryBody body)
    {
        if (Teams.Refuse(body) is { } fault)
        {
            throw TeamRefusals.Of(fault, Firm, Team);
        }

        if (Teams.RestsOnSealed(body))
        {
            throw Refusal.Of(
                $"{Firm} 的检查组此时不能这样变动：它取决于另一次名单未公开的抽取中登记的回避；请等那份名单公开后再办理",
                $"the team of {Firm} cannot change so yet: it rests on a recusal in another draw whose list is kept back; wait until that list is public");
        }
    }

    /// <summary>Enters the change; of a list that is kept back by its digest only. A round all of whose firms have teams is staffed.</summary>
    /// <exception cref="UserErrorException">A rule of protocol section 9 speaks against it.</exception>
    public void Enter(EntryBody body)
    {
        Require(body);
        if (_round.IsKeptBack)
        {
            SealedEntries.Seal(_session, _bureau, _ledger, _round.Draw, body);
        }
        else
        {
            _ledger.Append(_bureau.Now, _bureau.Authority, _bureau.Keys.Signer, body);
        }

        if (TeamStore.Open(_session, _ledger, _round.Draw).IsStaffed)
        {
            RoundProgress.Advance(_session, _round.Draw, RoundState.Staffed, _bureau.Now);
        }
    }
}
