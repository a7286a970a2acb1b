using Inspections.Core.Directories;
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
        Round round = RoundStore.Find(session, draw) ?? throw RoundRefusals.Unknown.Error(draw);
        if (!RoundSteps.IsDrawn(round.State))
        {
            throw TeamRefusals.NoTeams.Error(draw, RoundWords.Of(round.State));
        }

        LedgerStore ledger = LedgerStore.Open(session);
        YearGate.Require(ledger, draw.Year, bureau.Today, YearEntry.TeamChange);
        var teams = TeamStore.Open(ledger, draw);
        if (teams.Of(firm) is null)
        {
            throw TeamRefusals.FirmNotDrawn.Error(firm, draw);
        }

        if (ResultOf(session, ledger, teams, firm) is { } result)
        {
            throw TeamRefusals.HasResult.Error(firm, result.Draw, result.Record, result.State.InWords());
        }

        return new TeamChange(session, bureau, ledger, round, teams, firm);
    }

    /// <summary>
    /// The result that stands of a drawn firm, or of the other draw of its joint visit; null without any. Of one visit both results are by who
    /// went: a team that changed after the first of them could sign for no day that is right.
    /// </summary>
    public static SubmittedResult? ResultOf(Session session, LedgerStore ledger, TeamStore teams, Identifier firm) =>
        ResultStore.InEffect(session, teams.Draw, firm)
        ?? (teams.JoinedWith(firm) is { } other && TeamStore.Open(ledger, other).JoinedId(teams.JoinedFirm(firm)!.Value) is Identifier there
            ? ResultStore.InEffect(session, other, there)
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
            throw TeamRefusals.RestsOnSealed.Error(Firm);
        }
    }

    /// <summary>Enters the change; of a list that is kept back by its digest only. A round all of whose firms have teams is staffed.</summary>
    /// <exception cref="UserErrorException">A rule of protocol section 9 speaks against it.</exception>
    public void Enter(EntryBody body)
    {
        Require(body);
        if (_ledger.Reading.IsKeptBack(_round.Draw))
        {
            SealedEntries.Seal(_session, _bureau, _ledger, _round.Draw, body);
        }
        else
        {
            _ledger.Append(_bureau.Now, _bureau.Authority, _bureau.Keys.Signer, body);
        }

        if (TeamStore.Open(_ledger, _round.Draw).IsStaffed)
        {
            RoundProgress.Advance(_session, _round.Draw, RoundState.Staffed, _bureau.Now);
        }
    }
}
