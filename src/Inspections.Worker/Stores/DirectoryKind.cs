using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>One of the bureau's lists: how it is read, compared and kept.</summary>
/// <param name="Name">Its word on the command line.</param>
/// <param name="Chinese">What people call it.</param>
/// <param name="Current">Reads what stands, in the order of the keys.</param>
/// <param name="Key">What an entry is known by.</param>
/// <param name="Label">What people call an entry.</param>
/// <param name="Write">An entry's canonical form.</param>
/// <param name="Read">Reads the canonical form.</param>
/// <param name="Save">Makes the list what a change says.</param>
/// <param name="Year">The year of recusals, or null.</param>
internal sealed record DirectoryKind<T>(
    string Name,
    string Chinese,
    Func<Session, IReadOnlyList<T>> Current,
    Func<T, string> Key,
    Func<T, string> Label,
    Func<T, Json.Map> Write,
    Func<Json, T> Read,
    Action<Session, DirectoryChange<T>, DateTimeOffset> Save,
    int? Year = null)
{
    /// <summary>How the whole list enters the ledger.</summary>
    public static DocumentKind Document => typeof(T) == typeof(InspectionItem) ? DocumentKind.Items : DocumentKind.Import;

    /// <summary>Entries in the order in which <see cref="Current"/> reads them.</summary>
    public IReadOnlyList<T> InOrder(IReadOnlyList<T> entries)
    {
        T[] sorted = [.. entries];
        Array.Sort([.. sorted.Select(Key)], sorted, StringComparer.Ordinal);
        return sorted;
    }
}

/// <summary>The lists there are (一单两库, and recusals).</summary>
internal static class DirectoryKinds
{
    public static readonly DirectoryKind<Firm> Firms = new(
        "firms", "检查对象名录库", FirmStore.Current, f => f.Id.ToString(), f => f.Name, DirectoryJson.Of, DirectoryJson.ToFirm, FirmStore.Save);

    public static readonly DirectoryKind<Inspector> Inspectors = new(
        "inspectors", "执法检查人员名录库", InspectorStore.Current, i => i.Id.ToString(), i => i.Name, DirectoryJson.Of, DirectoryJson.ToInspector, InspectorStore.Save);

    public static readonly DirectoryKind<InspectionItem> Items = new(
        "items", "随机抽查事项清单", ItemStore.Current, i => i.Code.ToString(), i => i.Name, DirectoryJson.Of, DirectoryJson.ToItem, ItemStore.Save);

    public static DirectoryKind<Recusal> Recusals(int year) => new(
        "recusals",
        "回避名单",
        session => RecusalStore.Of(session, year),
        r => $"{r.Firm} {r.Inspector}",
        r => $"{r.Inspector} × {r.Firm}",
        DirectoryJson.Of,
        DirectoryJson.ToRecusal,
        (session, change, at) => RecusalStore.Save(session, change, year, at),
        year);
}
