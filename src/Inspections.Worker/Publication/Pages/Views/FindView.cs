namespace Inspections.Worker.Publication.Pages.Views;

/// <summary>The way to a firm: by a character of its name, or by its code.</summary>
public sealed record FindView(int Firms, IReadOnlyList<LinkView> Characters, IReadOnlyList<LinkView> Codes, IReadOnlyList<LinkView> Others);

/// <summary>A link, and how many firms stand behind it.</summary>
public sealed record LinkView(Text Text, string Link, int Firms);

/// <summary>Firms that begin or are written alike, or the longer beginnings of their codes.</summary>
public sealed record FoundView(Text Title, IReadOnlyList<LinkView> Links, IReadOnlyList<FoundFirmView> Firms);

/// <summary>A firm that has a page.</summary>
public sealed record FoundFirmView(string Id, string Name);
