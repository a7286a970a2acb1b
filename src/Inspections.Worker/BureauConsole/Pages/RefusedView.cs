namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>The page that says why something was not done.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Title">Its name.</param>
/// <param name="Why">What is wrong and what to do, one after the other.</param>
/// <param name="IsForm">True where something was filled in.</param>
/// <param name="From">The page on which it was filled in; null where that is not known.</param>
public sealed record RefusedView(ConsoleFrame Frame, Text Title, IReadOnlyList<Text> Why, bool IsForm, string? From);
