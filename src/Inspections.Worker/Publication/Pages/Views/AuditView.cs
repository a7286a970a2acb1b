namespace Inspections.Worker.Publication.Pages.Views;

/// <summary>What the audit page says before it has fetched anything: the same for every bureau.</summary>
public sealed record AuditView;
