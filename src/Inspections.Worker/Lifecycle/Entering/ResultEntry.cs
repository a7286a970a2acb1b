using Inspections.Core.Directories;
using Inspections.Core.Results;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Reviewing;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Entering;

/// <summary>
/// Results as people enter them, each under the own name and of the sectors that the account sees; nobody writes over what he has not seen.
/// </summary>
internal sealed class ResultEntry(BureauContext bureau, ReviewOptions review)
{
    /// <summary>The outcome in the log of what was not taken because of its own faults, which whoever entered it was shown.</summary>
    public const string HasFaults = "faults";

    /// <summary>Enters a filled sheet, all of its rows or none.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="who">Who enters it.</param>
    /// <param name="read">The sheet as read.</param>
    /// <param name="correction">Why what is public may be corrected; nothing when it may not.</param>
    public JudgedSheet Take(Session session, SignedIn who, ImportedRows<InspectionResult?> read, string? correction)
    {
        ImportedRows<InspectionResult?> sheet = read with { Problems = read.Problems.Copy() };
        who.Require(Duty.EnterResults);
        foreach (ImportedRow<InspectionResult?> row in sheet.Rows.Where(r => r.Value is { } result && !who.Account.Sees(result.Draw.Sector)))
        {
            sheet.Problems.Add(new RowProblem(
                sheet.File, row.Row, ResultFile.Draw.Names[0], $"{row.Value!.Draw}", AccountRefusals.OtherSector.Of(who.Account.Staff, row.Value.Draw.Sector), row.Sheet));
        }

        JudgedSheet judged = ResultImport.Apply(new EnterResult(bureau, review, session), sheet, TermsOf(who, correction), skipBad: false);
        ActionLog.Add(session, who.Did(bureau.Now, "result.sheet", $"{Printable.Shorten(sheet.File)} {sheet.FileDigest}", judged.Count is null ? HasFaults : LoggedAction.Done));
        return judged;
    }

    /// <summary>A drawn firm as a person finds it who is about to enter its result.</summary>
    /// <exception cref="UserErrorException">It is none, or of a sector that the person does not see.</exception>
    public EntryCase Look(Session session, SignedIn who, DrawId draw, Identifier firm)
    {
        RequireDrawn(session, who, draw, firm);
        FirmSubmissions submissions = ResultStore.OfFirm(session, draw, firm);
        SubmittedResult? latest = submissions.Latest;
        return new EntryCase(
            TaskStore.Of(session, draw)!,
            new EnterResult(bureau, review, session).SignersOf(draw, firm),
            latest,
            submissions.InEffect,
            latest is { State: ResultState.Returned } ? ReviewStore.Of(session, latest.Position).LastOrDefault(d => !d.Approved) : null,
            ResultDraftStore.Find(session, who.Account.Staff, draw, firm));
    }

    /// <summary>Enters the result of one firm.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="who">Who enters it.</param>
    /// <param name="result">The result.</param>
    /// <param name="correction">Why what is public is corrected, or nothing.</param>
    /// <param name="seen">What stood of the firm when it was filled in.</param>
    /// <returns>How it was taken, or what speaks against it: then nothing is entered.</returns>
    /// <exception cref="UserErrorException">Something else came to stand meanwhile, or the person may not enter it.</exception>
    public (EntryOutcome? Outcome, IReadOnlyList<ResultFault> Faults) Submit(Session session, SignedIn who, InspectionResult result, string? correction, string seen)
    {
        RequireSeen(session, who, result.Draw, result.Firm, seen);
        EntryTerms terms = TermsOf(who, correction);
        var entry = new EnterResult(bureau, review, session);
        IReadOnlyList<ResultFault> faults = entry.Faults(result, terms);
        if (faults.Count > 0)
        {
            Log(session, who, "result.submit", result.Draw, result.Firm, HasFaults);
            return (null, faults);
        }

        EntryOutcome outcome = entry.Submit(result, terms);
        ResultDraftStore.Drop(session, who.Account.Staff, result.Draw, result.Firm);
        if (ResultStore.Latest(session, result.Draw, result.Firm) is { } latest)
        {
            ResultPhotoStore.Submit(session, result.Draw, result.Firm, who.Account.Staff, latest.Position);
        }

        Log(session, who, "result.submit", result.Draw, result.Firm);
        return (outcome, []);
    }

    /// <summary>Everything that speaks against a result that cannot be entered anyhow: nothing is entered.</summary>
    /// <inheritdoc cref="Submit" path="/param"/>
    public IReadOnlyList<ResultFault> Faults(Session session, SignedIn who, InspectionResult result, string? correction)
    {
        RequireDrawn(session, who, result.Draw, result.Firm);
        return new EnterResult(bureau, review, session).Faults(result, TermsOf(who, correction));
    }

    /// <summary>Keeps what a person has begun, as it was typed.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="who">Whose it is.</param>
    /// <param name="draft">What was typed, with the revision that it was changed from.</param>
    /// <exception cref="UserErrorException">It was saved elsewhere meanwhile, or there is no such firm.</exception>
    public void Keep(Session session, SignedIn who, ResultDraft draft)
    {
        RequireDrawn(session, who, draft.Draw, draft.Firm);
        RequireRevision(session, who, draft.Draw, draft.Firm, draft.Revision);
        ResultDraftStore.Put(session, who.Account.Staff, draft with { Revision = draft.Revision + 1, SavedAt = bureau.Now });
        Log(session, who, "result.draft", draft.Draw, draft.Firm);
    }

    /// <summary>Drops what a person has begun, its photographs too.</summary>
    /// <exception cref="UserErrorException">It was saved elsewhere meanwhile.</exception>
    public void Drop(Session session, SignedIn who, DrawId draw, Identifier firm, long revision)
    {
        RequireDrawn(session, who, draw, firm);
        RequireRevision(session, who, draw, firm, revision);
        ResultDraftStore.Drop(session, who.Account.Staff, draw, firm);
        ResultPhotoStore.DropDraft(session, draw, firm, who.Account.Staff);
        Log(session, who, "result.draft.drop", draw, firm);
    }

    /// <summary>Takes what is public back, once that has passed its own review.</summary>
    /// <exception cref="UserErrorException">There is no reason, nothing is public, or something else came to stand meanwhile.</exception>
    public void Withdraw(Session session, SignedIn who, DrawId draw, Identifier firm, string reason, string seen)
    {
        RequireSeen(session, who, draw, firm, seen);
        new EnterResult(bureau, review, session).Withdraw(draw, firm, TermsOf(who, Reason(firm, reason)));
        Log(session, who, "result.withdraw", draw, firm);
    }

    /// <summary>Gives up a correction or withdrawal that is not public.</summary>
    /// <inheritdoc cref="Withdraw" path="/exception"/>
    public void GiveUp(Session session, SignedIn who, DrawId draw, Identifier firm, string reason, string seen)
    {
        RequireSeen(session, who, draw, firm, seen);
        new EnterResult(bureau, review, session).GiveUp(draw, firm, who.Account.Staff, Reason(firm, reason));
        Log(session, who, "result.give-up", draw, firm);
    }

    /// <summary>Refuses a firm that is not drawn, and whoever enters no results of its sector.</summary>
    /// <exception cref="UserErrorException">It is none, or of a sector that the person does not see.</exception>
    public static void RequireDrawn(Session session, SignedIn who, DrawId draw, Identifier firm)
    {
        who.Require(Duty.EnterResults);
        who.Own(draw);
        Round round = RoundStore.Find(session, draw) ?? throw RoundRefusals.Unknown.Error(draw);
        if (!RoundSteps.IsDrawn(round.State))
        {
            throw EntryRefusals.NotDrawn.Error();
        }

        if (TeamStore.Open(LedgerStore.Open(session), draw).Of(firm) is null)
        {
            throw EntryRefusals.FirmNotDrawn.Error(draw);
        }
    }

    private static EntryTerms TermsOf(SignedIn who, string? correction) => new(who.Account.Staff, string.IsNullOrWhiteSpace(correction) ? null : correction.Trim());

    private static string Reason(Identifier firm, string reason) => reason.Trim() is { Length: > 0 } given ? given : throw EntryRefusals.NoReason.Error(firm);

    private void Log(Session session, SignedIn who, string what, DrawId draw, Identifier firm, string outcome = LoggedAction.Done) =>
        ActionLog.Add(session, who.Did(bureau.Now, what, $"{draw} {firm}", outcome));

    // What came to stand since the page was read must be seen first.
    private static void RequireSeen(Session session, SignedIn who, DrawId draw, Identifier firm, string seen)
    {
        RequireDrawn(session, who, draw, firm);
        if (EntryCase.SeenOf(ResultStore.Latest(session, draw, firm)) != seen)
        {
            throw EntryRefusals.Changed.Error(firm);
        }
    }

    private static void RequireRevision(Session session, SignedIn who, DrawId draw, Identifier firm, long revision)
    {
        if ((ResultDraftStore.Find(session, who.Account.Staff, draw, firm)?.Revision ?? 0) != revision)
        {
            throw EntryRefusals.DraftChanged.Error(firm);
        }
    }
}
