namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>What is published of a year, in figures.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Year">The year.</param>
/// <param name="Years">The years that have rounds.</param>
/// <param name="IsComing">True while the figures are being worked out.</param>
/// <param name="Refused">Why there are none, or null.</param>
/// <param name="Source">What they follow from, or null.</param>
/// <param name="DoNotAdd">True when two ways to one figure differ.</param>
/// <param name="Paragraphs">The sentences of the report.</param>
/// <param name="Tables">Its tables.</param>
/// <param name="Quarters">The quarters that have a report of their own.</param>
/// <param name="Problems">The shares of firms with problems.</param>
/// <param name="Chances">The chances of firms, those with the same together.</param>
/// <param name="Word">The firm that was asked for.</param>
/// <param name="Firm">What it is called, or null.</param>
/// <param name="Found">Its chances, a line a sector.</param>
public sealed record StatisticsView(
    ConsoleFrame Frame, int Year, IReadOnlyList<int> Years, bool IsComing, Text? Refused, string? Source, bool DoNotAdd, IReadOnlyList<string> Paragraphs, IReadOnlyList<StatisticsTable> Tables,
    IReadOnlyList<int> Quarters, IReadOnlyList<ProblemRow> Problems, IReadOnlyList<ChanceRow> Chances, string Word, string? Firm, IReadOnlyList<FirmChanceRow> Found);

/// <summary>A table of the report.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Headers">Its columns.</param>
/// <param name="Rows">Its rows; the first cell names the row.</param>
public sealed record StatisticsTable(string Title, IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>How many firms have problems.</summary>
/// <param name="Sector">The sector.</param>
/// <param name="Stratum">The stratum, or that it is the whole.</param>
/// <param name="Firms">Firms that could be drawn.</param>
/// <param name="Inspected">Those drawn and inspected.</param>
/// <param name="Found">Those of them with problems.</param>
/// <param name="Unknown">Those drawn of which nothing is known.</param>
/// <param name="Share">The share among the inspected; null where none was.</param>
/// <param name="Range">The range of the share among all; null where there are none.</param>
public sealed record ProblemRow(string Sector, Text Stratum, int Firms, int Inspected, int Found, int Unknown, string? Share, string? Range);

/// <summary>Firms with the same chance over the year.</summary>
/// <param name="Sector">The sector.</param>
/// <param name="Stratum">The stratum.</param>
/// <param name="Rate">The policy's rate.</param>
/// <param name="Firms">How many.</param>
/// <param name="Chance">Their chance.</param>
/// <param name="Drawn">How many were drawn.</param>
/// <param name="Why">Why it lies below the rate; empty where it does not.</param>
public sealed record ChanceRow(string Sector, string Stratum, string Rate, int Firms, string Chance, int Drawn, Text Why);

/// <summary>The chances of one firm in one sector.</summary>
/// <param name="Sector">The sector.</param>
/// <param name="Firm">Its id.</param>
/// <param name="Stratum">Its stratum.</param>
/// <param name="Chance">Its chance over the year.</param>
/// <param name="IsDrawn">True when it was drawn.</param>
/// <param name="Years">The years in whose lists it stands.</param>
/// <param name="OverYears">Its chance over these.</param>
public sealed record FirmChanceRow(string Sector, string Firm, string Stratum, string Chance, bool IsDrawn, int Years, string OverYears);
