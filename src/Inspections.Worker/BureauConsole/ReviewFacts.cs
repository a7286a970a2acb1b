using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Results;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Publication.Pages.Views;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.BureauConsole;

/// <summary>What a result says, line by line, beside what is public now.</summary>
internal static class ReviewFacts
{
    /// <summary>Everything that a reviewer has to judge.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="r">The submission.</param>
    /// <param name="now">What is public of its record, or null.</param>
    public static IReadOnlyList<ReviewFact> Of(Session session, SubmittedResult r, SubmittedResult? now)
    {
        IReadOnlyDictionary<Identifier, string> items = ItemStore.Ever(session).ToDictionary(i => i.Key, i => i.Value.Item.Name);
        var facts = new List<ReviewFact>();
        Add(ConsoleTexts.Inspected, x => Text.Same(BeijingTime.Format(x.Content.InspectedOn)));
        Add(ConsoleTexts.Team, x => List(x.Content.Inspectors.Select(i => $"{i}")));
        Add(ConsoleTexts.ItemsInspected, x => List(x.Content.Items.Select(i => items.GetValueOrDefault(i, $"{i}"))));
        Add(ConsoleTexts.Found, Found);

        // What follows is for the bureau and the firm, and is never public.
        foreach (ItemProblem problem in r.Content.Problems)
        {
            facts.Add(new ReviewFact(new Text($"{ConsoleTexts.Problem.Zh} {items.GetValueOrDefault(problem.Item)}", $"{ConsoleTexts.Problem.En} {items.GetValueOrDefault(problem.Item)}"), Text.Same(problem.Text), null));
        }

        facts.AddRange(r.Content.FollowUps.Select(f => new ReviewFact(ConsoleTexts.FollowUp, new Text($"{f.Measure.Chinese()} {BeijingTime.Format(f.Due)}", $"{f.Measure} {BeijingTime.Format(f.Due)}"), null)));
        Inside(ConsoleTexts.OutsideWindow, r.Content.WindowReason);
        Inside(ConsoleTexts.Remark, r.Content.Remark);
        Inside(ConsoleTexts.Why, r.Reason);
        Inside(ConsoleTexts.EnteredBy, r.EnteredBy is { } by ? AccountStore.Find(session, by) is { } account ? $"{by} {account.Name}" : $"{by}" : null);
        return facts;

        void Add(Text name, Func<SubmittedResult, Text> say) => facts.Add(new ReviewFact(name, say(r), now is null ? null : say(now)));

        void Inside(Text name, string? says)
        {
            if (!string.IsNullOrEmpty(says))
            {
                facts.Add(new ReviewFact(name, Text.Same(says), null));
            }
        }
    }

    /// <summary>What was found.</summary>
    public static Text Found(SubmittedResult r) => r.IsWithdrawal
        ? ConsoleTexts.Withdrawn
        : new Text(string.Join(SiteTexts.Comma.Zh, r.Content.Categories.Select(c => c.Chinese)), string.Join(SiteTexts.Comma.En, r.Content.Categories.Select(c => c.Name)));

    private static Text List(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return new Text(string.Join(SiteTexts.Comma.Zh, all), string.Join(SiteTexts.Comma.En, all));
    }
}
