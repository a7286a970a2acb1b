namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>What somebody does next who tries the made-up bureau, from its first draw to a result that anybody can verify.</summary>
/// <param name="Steps">The steps in order.</param>
/// <param name="Now">Which of them is next, from 0.</param>
/// <param name="Public">Address of the public pages, or null where it is not known.</param>
public sealed record SampleGuideView(IReadOnlyList<Text> Steps, int Now, string? Public);
