namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>The lists as they stand.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Lists">Each with its name and how many entries it has.</param>
/// <param name="MayChange">True for who may give another.</param>
/// <param name="Word">What was looked for; empty for nothing.</param>
/// <param name="Found">What was found.</param>
/// <param name="IsMore">True when there is more than that.</param>
/// <param name="Last">The last change, or null.</param>
/// <param name="LastNumber">Its number.</param>
/// <param name="Draft">The file that the person has given and not taken yet, or null.</param>
public sealed record ListsView(
    ConsoleFrame Frame, IReadOnlyList<(string Kind, Text Name, int Count)> Lists, bool MayChange, string Word, IReadOnlyList<FoundEntry> Found, bool IsMore, Text? Last, long LastNumber, string? Draft)
{
    /// <summary>The lists to which one can be added by itself.</summary>
    public IReadOnlyList<string> Addable { get; init; } = [];
}

/// <summary>An entry that was found.</summary>
/// <param name="Path">Its page, or null.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="What">What tells it from others.</param>
public sealed record FoundEntry(string? Path, string Id, string Name, string What);
