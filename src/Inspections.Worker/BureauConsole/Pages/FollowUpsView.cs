namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>The measures of results.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Today">The last day that a closing can have.</param>
/// <param name="Open">Those that are open, by the day they are due.</param>
/// <param name="Closed">Those that were settled lately, the last first.</param>
/// <param name="MayClose">True when the person notes that they are settled.</param>
public sealed record FollowUpsView(ConsoleFrame Frame, string Today, IReadOnlyList<FollowUpRow> Open, IReadOnlyList<FollowUpRow> Closed, bool MayClose);

/// <summary>A measure.</summary>
/// <param name="Draw">The round.</param>
/// <param name="Round">What that is called.</param>
/// <param name="Firm">Code of the firm.</param>
/// <param name="Name">Its name.</param>
/// <param name="Number">Which of the firm's measures.</param>
/// <param name="Measure">The measure.</param>
/// <param name="Due">The last day.</param>
/// <param name="IsOverdue">True when that is over.</param>
/// <param name="ClosedOn">The day it was settled, or null.</param>
/// <param name="By">Who noted it.</param>
/// <param name="Outcome">How it was settled.</param>
public sealed record FollowUpRow(
    string Draw, string Round, string Firm, string Name, int Number, Text Measure, string Due, bool IsOverdue, string? ClosedOn, string By, string Outcome);

/// <summary>Joint visits.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Proposed">Those that can be joined.</param>
/// <param name="Arranged">Those that are.</param>
/// <param name="MayArrange">True when the person joins them.</param>
public sealed record JointView(ConsoleFrame Frame, IReadOnlyList<JointRow> Proposed, IReadOnlyList<JointRow> Arranged, bool MayArrange);

/// <summary>A firm that was drawn twice.</summary>
/// <param name="Firm">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Earlier">The earlier draw.</param>
/// <param name="EarlierName">What that is called.</param>
/// <param name="Later">The later draw.</param>
/// <param name="LaterName">What that is called.</param>
public sealed record JointRow(string Firm, string Name, string Earlier, string EarlierName, string Later, string LaterName);
