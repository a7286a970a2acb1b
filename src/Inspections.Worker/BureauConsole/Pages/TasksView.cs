namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>What waits for whoever is signed in.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="IsAdministrator">True for somebody who takes no part in the business.</param>
/// <param name="Reviews">Rounds with results that wait for the person's step, and how many.</param>
/// <param name="Approvals">Rounds with visits that the person may approve; said of each when it is an emergency.</param>
/// <param name="SentBack">Results that a reviewer sent back.</param>
/// <param name="Requests">Requests that wait for the person.</param>
/// <param name="Drafts">Results that the person has begun and not submitted.</param>
/// <param name="Deadlines">Deadlines by how near they are, the nearest first.</param>
/// <param name="Next">The next draws, each with its moment.</param>
/// <param name="Wrong">What the worker reports as wrong.</param>
/// <param name="NotDelivered">Destinations that have not got everything, and how many files.</param>
public sealed record TasksView(
    ConsoleFrame Frame,
    bool IsAdministrator,
    IReadOnlyList<(string Draw, int Count)> Reviews,
    IReadOnlyList<(string Path, string Draw, bool IsEmergency)> Approvals,
    IReadOnlyList<(string Path, string Draw, string Firm)> SentBack,
    IReadOnlyList<(long Number, Text Kind, string About)> Requests,
    IReadOnlyList<(string Path, string Draw, string Firm, string At)> Drafts,
    IReadOnlyList<(Text Urgency, IReadOnlyList<DeadlineRow> Rows, int More)> Deadlines,
    IReadOnlyList<(string Draw, string At)> Next,
    IReadOnlyList<Text> Wrong,
    IReadOnlyList<(string Destination, long Files)> NotDelivered)
{
    /// <summary>Firms whose visits the person can join.</summary>
    public int ToJoin { get; init; }

    /// <summary>What is next in the made-up bureau; null in one of its own.</summary>
    public SampleGuideView? Guide { get; init; }

    /// <summary>The drawn rounds that are not over, each with its page and what it waits for.</summary>
    public IReadOnlyList<(string Path, string Draw, Text Waits)> Going { get; init; } = [];

    /// <summary>True when nothing at all is to be done.</summary>
    public bool IsEmpty => Reviews.Count == 0 && Approvals.Count == 0 && ToJoin == 0 && SentBack.Count == 0 && Drafts.Count == 0 && Requests.Count == 0 && Deadlines.Count == 0 && Wrong.Count == 0 && NotDelivered.Count == 0;
}

/// <summary>A deadline.</summary>
/// <param name="Due">The last day.</param>
/// <param name="What">What is to be done.</param>
/// <param name="Draw">In which round.</param>
/// <param name="Subject">The firm, or the inspector.</param>
/// <param name="Path">The page on which it is settled, or null.</param>
public sealed record DeadlineRow(string Due, Text What, string Draw, string Subject, string? Path = null);
