using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Files.Lists;

namespace Inspections.Worker.Publication.Papers;

/// <summary>A column of a list as it is written.</summary>
/// <param name="Column">The column, under its usual header.</param>
/// <param name="Width">Its width in a workbook, in characters.</param>
/// <param name="IsDay">True for days.</param>
internal sealed record ListColumn(Column Column, double Width = 16, bool IsDay = false);

/// <summary>Entries of the directories as the cells of a list: what is written is what is read.</summary>
/// <param name="sectors">The sectors, by name.</param>
/// <param name="departments">What people call the departments of inspectors.</param>
internal sealed class DirectoryCells(SectorNames sectors, IReadOnlyDictionary<Label, string> departments)
{
    public static readonly IReadOnlyList<ListColumn> Firms =
    [
        new(FirmFile.Code, 22),
        new(FirmFile.Name, 36),
        new(FirmFile.Sectors, 24),
        new(FirmFile.District),
        new(FirmFile.Founded, IsDay: true),
        new(FirmFile.RiskClass),
        new(FirmFile.Owner, 22),
    ];

    public static readonly IReadOnlyList<ListColumn> Inspectors =
    [
        new(InspectorFile.StaffId),
        new(InspectorFile.Name),
        new(InspectorFile.Department),
        new(InspectorFile.Sectors, 30),
        new(InspectorFile.Certificate, 20),
        new(InspectorFile.Issuer, 20),
        new(InspectorFile.ValidFrom, IsDay: true),
        new(InspectorFile.ValidUntil, IsDay: true),
        new(InspectorFile.AbsentFrom, IsDay: true),
        new(InspectorFile.AbsentUntil, IsDay: true),
    ];

    public static readonly IReadOnlyList<ListColumn> Items =
    [
        new(ItemFile.Code),
        new(ItemFile.Sector),
        new(ItemFile.Name, 30),
        new(ItemFile.LegalBasis, 40),
        new(ItemFile.Authority),
        new(ItemFile.Subject, 24),
        new(ItemFile.Content, 40),
        new(ItemFile.Method, 24),
        new(ItemFile.SamplingRatio),
        new(ItemFile.Frequency),
        new(ItemFile.Requirements),
        new(ItemFile.Essentials, 30),
        new(ItemFile.Kind),
        new(ItemFile.Remark),
    ];

    public static readonly IReadOnlyList<ListColumn> Recusals =
    [
        new(RecusalFile.Firm, 22),
        new(RecusalFile.Inspector),
        new(RecusalFile.Ground, 24),
    ];

    public static readonly IReadOnlyList<ListColumn> Dishonest =
    [
        new(DishonestyFile.Firm, 22),
        new(DishonestyFile.Name, 36),
        new(DishonestyFile.List, 24),
        new(DishonestyFile.Basis, 40),
        new(DishonestyFile.Authority, 24),
        new(DishonestyFile.On, IsDay: true),
        new(DishonestyFile.Until, IsDay: true),
    ];

    /// <summary>The cells of a firm, in the order of <see cref="Firms"/>.</summary>
    public IReadOnlyList<string> Of(Firm firm) =>
        [$"{firm.Id}", firm.Name, Names(firm.Sectors), firm.District ?? "", Day(firm.Founded), firm.RiskClass?.ToString() ?? "", firm.Owner?.ToString() ?? ""];

    /// <summary>The cells of an inspector, in the order of <see cref="Inspectors"/>.</summary>
    public IReadOnlyList<string> Of(Inspector inspector) =>
    [
        $"{inspector.Id}", inspector.Name, departments.GetValueOrDefault(inspector.Department, $"{inspector.Department}"), Names(inspector.Sectors), inspector.Certificate.Number, inspector.Certificate.Issuer,
        Day(inspector.Certificate.ValidFrom), Day(inspector.Certificate.ValidUntil), Day(inspector.AbsentFrom), Day(inspector.AbsentUntil),
    ];

    /// <summary>The cells of an item, in the order of <see cref="Items"/>.</summary>
    public IReadOnlyList<string> Of(InspectionItem item) =>
    [
        $"{item.Code}", Names([item.Sector]), item.Name, item.LegalBasis, item.Authority, item.Subject, item.Content, item.Method, item.SamplingRatio ?? "",
        item.Frequency ?? "", item.InspectorRequirements ?? "", item.Essentials ?? "", item.IsKey ? "重点" : "一般", item.Remark ?? "",
    ];

    /// <summary>The cells of a recusal, in the order of <see cref="Recusals"/>.</summary>
    public static IReadOnlyList<string> Of(Recusal recusal) => [$"{recusal.Firm}", $"{recusal.Inspector}", RelationWords.Of(recusal.Ground)];

    /// <summary>The cells of an entry of a list of dishonest firms, in the order of <see cref="Dishonest"/>.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="name">What the firm is called.</param>
    public static IReadOnlyList<string> Of(DishonestyEntry entry, string name) => [$"{entry.Firm}", name, entry.List, entry.Basis, entry.Authority, Day(entry.On), Day(entry.Until)];

    private static string Day(DateOnly? day) => day is DateOnly d ? BeijingTime.Format(d) : "";

    private string Names(IEnumerable<SectorCode> codes) => string.Join('、', codes.Select(c => sectors.All.FirstOrDefault(s => s.Code == c)?.Name ?? c.ToString()));
}
