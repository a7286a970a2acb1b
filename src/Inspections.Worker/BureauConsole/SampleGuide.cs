using System.Globalization;
using Inspections.Core.Encodings;
using Inspections.Core.Results;
using Inspections.Core.Rounds;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Lifecycle.Overview;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.BureauConsole;

/// <summary>Where the made-up bureau stands, for somebody who has never seen it: what is next on the way to a public result.</summary>
internal static class SampleGuide
{
    private const int Draw = 0, Enter = 1, Review = 2, Verify = 3;

    /// <summary>The steps; null in a bureau of its own.</summary>
    public static SampleGuideView? Of(Session session, ConsoleContext console)
    {
        if (!console.IsSample)
        {
            return null;
        }

        IReadOnlyList<Round> rounds = RoundStore.OfYear(session, console.Bureau.Today.Year);
        RoundFirm[] firms = [.. rounds.Where(r => RoundSteps.IsDrawn(r.State)).SelectMany(r => RoundFirm.Of(session, r.Draw, console.Settings.Review))];
        RoundFirm? waiting = firms.FirstOrDefault(f => f.Waits is not null);
        string? drawAt = rounds.Where(r => r.State is RoundState.Committed or RoundState.Collected).Select(r => BeijingTime.Of(r.DrawAt)).Order().Select(d => (string?)d.ToString("HH:mm", CultureInfo.InvariantCulture)).FirstOrDefault();
        int now = firms.Length == 0 ? Draw
            : firms.Any(f => f.Latest is { State: ResultState.Published }) ? Verify
            : waiting is not null ? Review
            : Enter;
        return new SampleGuideView([SampleTexts.Wait(now == Draw ? drawAt : null), SampleTexts.Enter, SampleTexts.Review(waiting?.Waits?.Name), SampleTexts.Verify], now, console.PublicAddress());
    }
}
