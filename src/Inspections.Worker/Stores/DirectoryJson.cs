using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Worker.Stores;

/// <summary>The canonical form of directory rows: two rows are the same when their bytes are, and an import is known by its rows' digest.</summary>
internal static class DirectoryJson
{
    public static Json.Map Of(Firm firm) => Json.Object(
        ("id", firm.Id.ToString()),
        ("name", firm.Name),
        ("sectors", Json.Array(firm.Sectors, s => s.ToString())),
        ("district", firm.District),
        ("founded", Date(firm.Founded)),
        ("riskClass", firm.RiskClass?.ToString()),
        ("owner", firm.Owner?.ToString()));

    public static Json.Map Of(Inspector inspector) => Json.Object(
        ("id", inspector.Id.ToString()),
        ("name", inspector.Name),
        ("department", inspector.Department.ToString()),
        ("sectors", Json.Array(inspector.Sectors, s => s.ToString())),
        ("certificate", inspector.Certificate.Number),
        ("issuer", inspector.Certificate.Issuer),
        ("validFrom", Date(inspector.Certificate.ValidFrom)),
        ("validUntil", Date(inspector.Certificate.ValidUntil)),
        ("absentFrom", Date(inspector.AbsentFrom)),
        ("absentUntil", Date(inspector.AbsentUntil)));

    public static Json.Map Of(Recusal recusal) => Json.Object(
        ("firm", recusal.Firm.ToString()), ("inspector", recusal.Inspector.ToString()), ("ground", recusal.Ground.ToString()));

    public static Json.Map Of(InspectionItem item) => Json.Object(
        ("code", item.Code.ToString()),
        ("sector", item.Sector.ToString()),
        ("name", item.Name),
        ("legalBasis", item.LegalBasis),
        ("authority", item.Authority),
        ("subject", item.Subject),
        ("content", item.Content),
        ("method", item.Method),
        ("samplingRatio", item.SamplingRatio),
        ("frequency", item.Frequency),
        ("inspectorRequirements", item.InspectorRequirements),
        ("essentials", item.Essentials),
        ("key", new Json.Flag(item.IsKey)),
        ("remark", item.Remark));

    /// <summary>Reads what <see cref="Of(InspectionItem)"/> wrote.</summary>
    /// <exception cref="ProtocolFormatException">It is no item.</exception>
    public static InspectionItem ToItem(Json value) => MemberReader.Read(value, "inspection item", m => new InspectionItem(
        m.Text("code", Identifier.Parse),
        m.Text("sector", SectorCode.Parse),
        m.Text("name"),
        m.Text("legalBasis"),
        m.Text("authority"),
        m.Text("subject"),
        m.Text("content"),
        m.Text("method"),
        m.OptionalText("samplingRatio", t => t),
        m.OptionalText("frequency", t => t),
        m.OptionalText("inspectorRequirements", t => t),
        m.OptionalText("essentials", t => t),
        m.Required("key", v => v is Json.Flag { Value: true }),
        m.OptionalText("remark", t => t)));

    /// <summary>Reads what <see cref="Of(Firm)"/> wrote.</summary>
    /// <exception cref="ProtocolFormatException">It is no firm.</exception>
    public static Firm ToFirm(Json value) => MemberReader.Read(value, "firm", m => new Firm(
        m.Text("id", Identifier.Parse),
        m.Text("name"),
        m.Texts("sectors", SectorCode.Parse),
        m.OptionalText("district", t => t),
        OptionalDate(m, "founded"),
        m.Has("riskClass") ? m.Text("riskClass", Enum.Parse<CreditRiskClass>) : null,
        m.Has("owner") ? m.Text("owner", Identifier.Parse) : null));

    /// <summary>Reads what <see cref="Of(Inspector)"/> wrote.</summary>
    /// <exception cref="ProtocolFormatException">It is no inspector.</exception>
    public static Inspector ToInspector(Json value) => MemberReader.Read(value, "inspector", m => new Inspector(
        m.Text("id", Identifier.Parse),
        m.Text("name"),
        m.Text("department", Label.Parse),
        m.Texts("sectors", SectorCode.Parse),
        new EnforcementCertificate(m.Text("certificate"), m.Text("issuer"), OptionalDate(m, "validFrom"), m.Text("validUntil", BeijingTime.ParseDate)),
        OptionalDate(m, "absentFrom"),
        OptionalDate(m, "absentUntil")));

    /// <summary>Reads what <see cref="Of(Recusal)"/> wrote.</summary>
    /// <exception cref="ProtocolFormatException">It is no recusal.</exception>
    public static Recusal ToRecusal(Json value) => MemberReader.Read(value, "recusal", m => new Recusal(
        m.Text("firm", Identifier.Parse), m.Text("inspector", Identifier.Parse), m.Text("ground", Enum.Parse<RecusalGround>)));

    private static DateOnly? OptionalDate(MemberReader members, string name) => members.Has(name) ? members.Text(name, BeijingTime.ParseDate) : null;

    private static Json? Date(DateOnly? date) => date is DateOnly d ? (Json)BeijingTime.Format(d) : null;
}
