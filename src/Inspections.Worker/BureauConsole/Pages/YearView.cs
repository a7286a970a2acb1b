namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>What a year still lacks.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Year">The year.</param>
/// <param name="Years">The years that have rounds.</param>
/// <param name="IsClosed">True once it is closed.</param>
/// <param name="Gaps">What keeps it open, the first of it.</param>
/// <param name="AllGaps">How much there is.</param>
/// <param name="Unfinished">What has to be finished although it keeps nobody from closing, the first of it.</param>
/// <param name="AllUnfinished">How much there is.</param>
/// <param name="MayClose">True for who may close it now.</param>
public sealed record YearView(
    ConsoleFrame Frame, int Year, IReadOnlyList<int> Years, bool IsClosed, IReadOnlyList<YearGapRow> Gaps, int AllGaps, IReadOnlyList<YearGapRow> Unfinished, int AllUnfinished, bool MayClose);

/// <summary>Something that is missing.</summary>
/// <param name="What">What.</param>
/// <param name="Path">The page on which it is settled, or null.</param>
public sealed record YearGapRow(Text What, string? Path);
