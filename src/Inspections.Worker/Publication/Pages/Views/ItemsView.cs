namespace Inspections.Worker.Publication.Pages.Views;

/// <summary>The inspection-item list (随机抽查事项清单), or a part of it.</summary>
/// <param name="Pages">All pages, where there are several.</param>
/// <param name="Items">The items of this one.</param>
public sealed record ItemsView(IReadOnlyList<LinkView> Pages, IReadOnlyList<ItemView> Items);

/// <summary>One item, as announcements show it.</summary>
public sealed record ItemView(
    string Code, string Sector, string Name, string LegalBasis, string Authority, string Subject, string Content, string Method,
    string? SamplingRatio, string? Frequency, string? InspectorRequirements, string? Essentials, bool IsKey, string? Remark);
