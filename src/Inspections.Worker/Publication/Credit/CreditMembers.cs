using Inspections.Core.Encodings;

namespace Inspections.Worker.Publication.Credit;

/// <summary>Reads the members of a record that was made once.</summary>
internal static class CreditMembers
{
    /// <summary>A member as text; several joined, and nothing for one that was left out.</summary>
    public static string Text(Json.Map record, string name) => record.Members.GetValueOrDefault(name) switch
    {
        Json.Text text => text.Value,
        Json.Integer number => FormattableString.Invariant($"{number.Value}"),
        Json.List list => string.Join('；', list.Items.OfType<Json.Text>().Select(t => t.Value)),
        _ => "",
    };

    /// <summary>The ledger entry that a record reports.</summary>
    public static long LedgerIndex(Json.Map record) => ((Json.Integer)((Json.Map)record.Members["ledger"]).Members["index"]).Value;
}
