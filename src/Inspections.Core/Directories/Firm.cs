using System.Text.Json.Serialization;
using Inspections.Core.Encodings;

namespace Inspections.Core.Directories;

/// <summary>A firm, or a project of a firm, that may be inspected (检查对象).</summary>
/// <param name="Id">Unified social credit code, or a project's number.</param>
/// <param name="Name">Registered name.</param>
/// <param name="Sectors">Regulated sectors, sorted, without repeats; at least one.</param>
/// <param name="District">District, as the directory names it.</param>
/// <param name="Founded">Day of registration.</param>
/// <param name="RiskClass">Credit risk class, or null when not classified.</param>
/// <param name="Owner">For a project, its firm's id: recusal, cap and cooldown follow the firm.</param>
public sealed record Firm(
    Identifier Id,
    string Name,
    IReadOnlyList<SectorCode> Sectors,
    string? District = null,
    DateOnly? Founded = null,
    CreditRiskClass? RiskClass = null,
    Identifier? Owner = null)
{
    /// <summary>Unified social credit code, or a project's number.</summary>
    public Identifier Id { get; init => field = Given.Set(value, "firm: id"); } = Given.Set(Id, "firm: id");

    /// <summary>Regulated sectors, sorted, without repeats.</summary>
    public IReadOnlyList<SectorCode> Sectors { get; init => field = Given.Ordered(value, "firm: sectors"); } = Given.Ordered(Sectors, "firm: sectors");

    /// <summary>For a project, its firm's id.</summary>
    public Identifier? Owner { get; init => field = Given.Set(value, "firm: owner"); } = Given.Set(Owner, "firm: owner");
}

/// <summary>Credit risk class (企业信用风险分类).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CreditRiskClass>))]
public enum CreditRiskClass
{
    /// <summary>Low.</summary>
    A,

    /// <summary>General.</summary>
    B,

    /// <summary>Higher.</summary>
    C,

    /// <summary>High.</summary>
    D,
}
