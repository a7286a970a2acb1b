using System.Globalization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Results;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Reviewing;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.BureauConsole;

/// <summary>审查: the review before anything is published, result by result or those that were opened together.</summary>
internal sealed class ReviewPages(ConsoleContext console)
{
    public IReadOnlyList<ConsoleRoute> Routes =>
    [
        ConsoleRoute.Get("/review", Duty.Read, List),
        ConsoleRoute.Get("/review/{position}", Duty.Read, Show),
        ConsoleRoute.Post("/review/approve", Duty.Review, Approve),
        ConsoleRoute.Post("/review/return", Duty.Review, Return),
    ];

    private ConsoleAnswer List(ConsoleRequest request) => console.Bureau.Database.Read(session =>
    {
        IReadOnlyList<InboxItem> waiting = console.Reviews.Waiting(session, request.Person);
        Func<DrawId, string> name = ConsoleContext.NamesOfRounds(session, request.Language);
        IReadOnlyDictionary<string, string> firms = FirmStore.Names(session, [.. waiting.Select(w => w.Result.Firm).Distinct()]);
        return ConsoleAnswer.Of<ReviewPage>(new ReviewView(
            console.Frame(request),
            [.. waiting.OrderByDescending(w => w.MayDecide).ThenBy(w => w.Result.Draw.ToString(), StringComparer.Ordinal).ThenBy(w => w.Result.Position).Select(w => RowOf(w, name, firms))],
            console.Settings.Review.Wording,
            waiting.Any(w => w.MayDecide)));
    });

    private ConsoleAnswer Show(ConsoleRequest request)
    {
        SignedIn who = request.Person;
        long position = Position(request.Parts["position"]);
        (SubmittedResult result, InboxItem? waiting) = console.Bureau.Database.Read(session =>
        {
            SubmittedResult found = Find(session, who, position);
            return (found, console.Reviews.Find(session, who, found));
        });
        if (waiting is not null)
        {
            console.Bureau.Database.Write(session => console.Reviews.Open(session, who, result));
        }

        InboxItem item = waiting is null ? new InboxItem(result, new ReviewStep(default, ""), MayDecide: false, IsOpened: true) : waiting with { IsOpened = true };
        return console.Bureau.Database.Read(session =>
        {
            Func<DrawId, string> name = ConsoleContext.NamesOfRounds(session, request.Language);
            SubmittedResult? now = ResultStore.OfRecord(session, result.Record).LastOrDefault(r => r.State == ResultState.Published && r.Position != position);
            return ConsoleAnswer.Of<ReviewCasePage>(new ReviewCaseView(
                console.Frame(request),
                RowOf(item, name, FirmStore.Names(session, [result.Firm])),
                ReviewFacts.Of(session, result, now),
                now is not null,
                [.. ReviewStore.Of(session, position).Select(d => Decision(session, d))],
                console.Settings.Review.Wording)
            {
                Photos = [.. EntryPages.PhotosOf(session, who, result.Draw, result.Firm).Where(p => !p.IsDraft)],
            });
        });
    }

    private ConsoleAnswer Approve(ConsoleRequest request)
    {
        long[] chosen = [.. request.Form.All("result").Select(Position)];
        if (chosen.Length == 0)
        {
            throw ReviewRefusals.NoneChosen.Error();
        }

        console.Authentication.Prove(request.Person, request.Proving);
        console.Bureau.Write(session => console.Reviews.Approve(session, request.Person, chosen));
        return new ConsoleAnswer.GoTo("/review", ConsoleNotice.Approved, IsPublished: true);
    }

    private ConsoleAnswer Return(ConsoleRequest request)
    {
        console.Authentication.Prove(request.Person, request.Proving);
        console.Bureau.Write(session => console.Reviews.Return(session, request.Person, Position(request.Form["result"]), request.Form["reason"]));
        return new ConsoleAnswer.GoTo("/review", ConsoleNotice.Returned, IsPublished: true);
    }

    // A supervisor or a colleague may look at what is decided already.
    private static SubmittedResult Find(Session session, SignedIn who, long position) =>
        ResultStore.At(session, position) is { } result && who.Account.Sees(result.Draw.Sector) ? result : throw ReviewRefusals.Changed.Error(position);

    private static long Position(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long position) ? position : throw ReviewRefusals.Changed.Error(text);

    private static Text Decision(Session session, ReviewDecision d)
    {
        string who = AccountStore.Find(session, d.By) is { } account ? $"{d.By} {account.Name}" : $"{d.By}";
        return new Text(
            $"{MomentText.Of(d.At)} {who}：{(d.Approved ? "同意" : $"退回，{d.Reason}")}",
            $"{MomentText.Of(d.At)} {who}: {(d.Approved ? "approved" : $"sent back, {d.Reason}")}");
    }

    /// <summary>A result in a list.</summary>
    internal static ReviewRow RowOf(InboxItem item, Func<DrawId, string> name, IReadOnlyDictionary<string, string> firms)
    {
        SubmittedResult r = item.Result;
        return new ReviewRow(
            r.Position,
            $"{r.Record}",
            name(r.Draw),
            firms.GetValueOrDefault($"{r.Firm}", $"{r.Firm}"),
            BeijingTime.Format(r.Content.InspectedOn),
            ReviewFacts.Found(r),
            r.IsWithdrawal || r.Content.Categories.Any(c => c != ResultCategory.NoProblemFound),
            item.Step.Name,
            item.MayDecide,
            item.IsOpened,
            r.IsWithdrawal ? ConsoleTexts.Withdrawn : r.IsCorrection ? ConsoleTexts.Correction : null);
    }
}
