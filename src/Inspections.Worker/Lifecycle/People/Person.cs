namespace Inspections.Worker.Lifecycle.People;

/// <summary>One of the bureau's staff who may decide, approve or review, as the settings name them.</summary>
internal sealed class Person
{
    /// <summary>Staff id: the only way a person appears in the ledger (protocol section 10).</summary>
    public string Id { get; set; } = "";

    /// <summary>Name, for the bureau's own papers.</summary>
    public string Name { get; set; } = "";

    /// <summary>Mail address, for alerts; never published.</summary>
    public string? Mail { get; set; }

    /// <summary>What the person may do, such as <c>division-head</c>.</summary>
    public IReadOnlyList<string> Roles { get; set; } = [];
}
