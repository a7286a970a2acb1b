namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>Draws that are committed to, and those drawn lately.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Draws">The draws.</param>
public sealed record DrawDaysView(ConsoleFrame Frame, IReadOnlyList<RoundRow> Draws);

/// <summary>A draw on its day, for the wall of a room.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Draw">Its id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="DrawAt">When it is drawn.</param>
/// <param name="Phase">How it stands.</param>
/// <param name="Left">The time to the draw, or null.</param>
/// <param name="IsLive">True on the wall, where it is shown anew by itself.</param>
/// <param name="Refresh">Seconds after which it is, or null.</param>
/// <param name="Digest">The commitment's digest in groups; null before there is one.</param>
/// <param name="Facts">What the commitment fixes.</param>
/// <param name="Sources">Where the random values come from.</param>
/// <param name="MayEnter">True where values wait that the person may enter.</param>
/// <param name="Firms">The firms drawn, the first of them.</param>
/// <param name="AllFirms">How many there are.</param>
/// <param name="Verified">The verification; null before the draw is public.</param>
/// <param name="Address">The draw's page, where everybody's browser verifies it; null where it is not known.</param>
/// <param name="HasCode">True where a telephone can read the address.</param>
public sealed record DrawDayView(
    ConsoleFrame Frame, string Draw, string Name, string DrawAt, Text Phase, Text? Left, bool IsLive, int? Refresh, IReadOnlyList<string>? Digest,
    IReadOnlyList<(Text Name, string Says)> Facts, IReadOnlyList<SourceRow> Sources, bool MayEnter, IReadOnlyList<(string Id, string Name)> Firms, int AllFirms,
    VerifiedView? Verified, string? Address, bool HasCode);

/// <summary>A source of a draw.</summary>
/// <param name="Name">Its name in the commitment.</param>
/// <param name="What">What kind it is.</param>
/// <param name="Value">Its value, once it is in.</param>
/// <param name="State">How it stands before that.</param>
public sealed record SourceRow(string Name, Text What, string? Value, Text State);

/// <summary>What a verification came to.</summary>
/// <param name="Verdict">Its verdict; null while it is being made.</param>
/// <param name="Findings">Every check.</param>
/// <param name="Notices">What is worth knowing besides: what each is about, and its particulars, which are the same from every verifier.</param>
public sealed record VerifiedView(string? Verdict, IReadOnlyList<FindingRow> Findings, IReadOnlyList<(Text About, string Says)> Notices);

/// <summary>A check.</summary>
/// <param name="Check">Its name in the protocol.</param>
/// <param name="Outcome">How it came out.</param>
/// <param name="IsOk">True when it holds.</param>
/// <param name="Expected">What should be there, where it is not.</param>
/// <param name="Found">What is.</param>
public sealed record FindingRow(string Check, Text Outcome, bool IsOk, string Expected, string Found);

/// <summary>The values that people read and enter.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Draw">The draw.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Phase">How it stands.</param>
/// <param name="Values">A line a source.</param>
public sealed record ValuesView(ConsoleFrame Frame, string Draw, string Name, Text Phase, IReadOnlyList<ValueRow> Values);

/// <summary>A value that people read and enter.</summary>
/// <param name="Name">The source.</param>
/// <param name="What">What kind it is.</param>
/// <param name="Form">How it is written.</param>
/// <param name="Taken">The value in the ledger, or null.</param>
/// <param name="MayEnter">True while it waits.</param>
/// <param name="Entries">Who has entered it when, and what; what another one has entered is null for who has not.</param>
/// <param name="Differ">True when two have entered different values.</param>
public sealed record ValueRow(string Name, Text What, Text Form, string? Taken, bool MayEnter, IReadOnlyList<(string Who, string At, string? Value)> Entries, bool Differ);
