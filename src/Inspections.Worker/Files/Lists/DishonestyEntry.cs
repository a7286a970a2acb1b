using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Worker.Files.Lists;

/// <summary>A firm on a list of dishonest firms (失信企业、黑名单、经营异常名录), as its authority decided.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="List">Name of the list.</param>
/// <param name="Basis">Legal basis, and the decision where it has a number.</param>
/// <param name="Authority">Who decided.</param>
/// <param name="On">Day from which it is on the list.</param>
/// <param name="Until">Last day, or null while it stands until it is taken off.</param>
internal sealed record DishonestyEntry(Identifier Firm, string List, string Basis, string Authority, DateOnly On, DateOnly? Until)
{
    /// <summary>Longest name of a list.</summary>
    public const int LongestList = 100;

    /// <summary>What an entry is known by: a firm may be on a list more than once.</summary>
    public string Key => $"{Firm} {BeijingTime.Format(On)} {List}";

    /// <summary>True once the last day is past.</summary>
    public bool IsOver(DateOnly today) => Until < today;

    /// <summary>Its canonical form.</summary>
    public Json.Map ToJson() => Json.Object(
        ("authority", Authority),
        ("basis", Basis),
        ("firm", Firm.ToString()),
        ("list", List),
        ("on", BeijingTime.Format(On)),
        ("until", Until is DateOnly day ? BeijingTime.Format(day) : null));
}
