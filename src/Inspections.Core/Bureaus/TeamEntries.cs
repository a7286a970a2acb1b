using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Refusals;
using Inspections.Core.Staffing;

namespace Inspections.Core.Bureaus;

/// <summary>What may be entered of the teams of a draw (protocol section 9).</summary>
internal static class TeamEntries
{
    /// <summary>Why a team may not change so now.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="body">A <c>substitution</c> or <c>named</c> body.</param>
    /// <param name="isSealed">True when it is entered by its digest.</param>
    public static Refusal? Refuse(LedgerReading ledger, EntryBody body, bool isSealed)
    {
        (DrawId draw, Identifier firm) = body is NamedBody named ? (named.Draw, named.Firm) : (((SubstitutionBody)body).Draw, ((SubstitutionBody)body).Firm);
        if (ledger.ReceiptOf(draw) is null)
        {
            return BureauRefusals.NotDrawn.Of(draw);
        }

        bool isKeptBack = ledger.IsKeptBack(draw);
        if (isKeptBack != isSealed)
        {
            return BureauRefusals.KeptBack.Of(draw, isKeptBack ? "a sealed entry, the list is kept back" : "an entry in the open, the list is public");
        }

        // Of what another draw keeps back nobody could tell: a change that is right only because of it waits.
        return (ledger.TeamsOf(draw).Refuse(body) ?? ledger.PublicTeamsOf(draw).Refuse(body)) is { } fault ? BureauRefusals.Team.Of(firm, fault.Expected, fault.Found) : null;
    }

    /// <summary>Why a change of team that was sealed may not be opened.</summary>
    public static Refusal? RefuseOpening(LedgerReading ledger, EntryBody body, Opening opening)
    {
        DrawId draw = EntrySubjects.DrawsOf(body).Single();
        return ResultEntries.RefuseSeal(ledger, body, opening)
            ?? (ledger.Records.CommitmentOf(draw).IsKeptBack && ledger.IsDisclosed(draw) ? null : BureauRefusals.KeptBack.Of(draw, "its list disclosed"));
    }

    /// <summary>Why a visit may not be joined.</summary>
    public static Refusal? RefuseJoined(LedgerReading ledger, JoinedBody joined)
    {
        Refusal? Refused(string expected, string found) => BureauRefusals.Joint.Of(joined.Firm, expected, found);
        if (joined.Earlier.Sector == joined.Later.Sector || joined.Earlier.Year != joined.Later.Year)
        {
            return Refused("two sectors of one year", $"{joined.Earlier} and {joined.Later}");
        }

        foreach (DrawId draw in new[] { joined.Earlier, joined.Later })
        {
            if (!ledger.IsDisclosed(draw))
            {
                return ledger.ReceiptOf(draw) is null ? BureauRefusals.NotDrawn.Of(draw) : BureauRefusals.KeptBack.Of(draw, "its list disclosed");
            }

            CurrentTeams teams = ledger.TeamsOf(draw);
            if (teams.JoinedId(joined.Firm) is not { } id)
            {
                return Refused($"a firm drawn in {draw}", "it was not");
            }

            if (JointTeam.Find(teams, id, ledger.Of<JoinedBody>(draw)) is not null)
            {
                return Refused($"one joint visit of {id} in {draw}", "there is one");
            }

            if (ledger.Of<ResultBody>(draw).Any(r => r.Firm == id) || ledger.Records.SealedOf(draw).Any(s => s.Body is ResultBody r && r.Firm == id))
            {
                return Refused($"no result of {id} in {draw} sealed before", "there is one");
            }
        }

        return null;
    }
}
