using Inspections.Core.Encodings;

namespace Inspections.Core.Directories;

/// <summary>An inspector (执法检查人员).</summary>
/// <param name="Id">Staff id.</param>
/// <param name="Name">Name; never published by default.</param>
/// <param name="Department">Department, as its ASCII name.</param>
/// <param name="Sectors">Sectors the inspector is certified for, sorted, without repeats.</param>
/// <param name="Certificate">Enforcement certificate.</param>
/// <param name="AbsentFrom">First day of an absence known beforehand, or null.</param>
/// <param name="AbsentUntil">Last day of it; null with <paramref name="AbsentFrom"/> set means until further notice.</param>
public sealed record Inspector(
    Identifier Id,
    string Name,
    Label Department,
    IReadOnlyList<SectorCode> Sectors,
    EnforcementCertificate Certificate,
    DateOnly? AbsentFrom = null,
    DateOnly? AbsentUntil = null)
{
    /// <summary>Staff id.</summary>
    public Identifier Id { get; init => field = Given.Set(value, "inspector: id"); } = Given.Set(Id, "inspector: id");

    /// <summary>Sectors the inspector is certified for, sorted, without repeats.</summary>
    public IReadOnlyList<SectorCode> Sectors { get; init => field = Given.Ordered(value, "inspector: sectors"); } = Given.Ordered(Sectors, "inspector: sectors");

    /// <summary>True when the inspector is known to be away on <paramref name="day"/>.</summary>
    public bool IsAbsentOn(DateOnly day) => AbsentFrom is DateOnly from && day >= from && (AbsentUntil is null || day <= AbsentUntil);
}

/// <summary>An enforcement certificate (执法证). There is no national form of number: it is an opaque text.</summary>
/// <param name="Number">Certificate number.</param>
/// <param name="Issuer">Issuing body; empty where the directory does not say.</param>
/// <param name="ValidFrom">First valid day, or null where the directory does not say: valid already.</param>
/// <param name="ValidUntil">Last valid day.</param>
public sealed record EnforcementCertificate(string Number, string Issuer, DateOnly? ValidFrom, DateOnly ValidUntil)
{
    /// <summary>True when the certificate is valid on <paramref name="day"/> (行政处罚法 art. 42).</summary>
    public bool IsValidOn(DateOnly day) => (ValidFrom is null || day >= ValidFrom) && day <= ValidUntil;
}
