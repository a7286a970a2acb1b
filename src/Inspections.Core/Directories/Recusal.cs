using System.Text.Json.Serialization;
using Inspections.Core.Encodings;

namespace Inspections.Core.Directories;

/// <summary>One inspector who must stay away from one firm and its projects (回避); stands for the year (行政处罚法 art. 43).</summary>
/// <param name="Firm">The firm.</param>
/// <param name="Inspector">The inspector.</param>
/// <param name="Ground">Why; never published.</param>
public sealed record Recusal(Identifier Firm, Identifier Inspector, RecusalGround Ground)
{
    /// <summary>The firm.</summary>
    public Identifier Firm { get; init => field = Given.Set(value, "recusal: firm"); } = Given.Set(Firm, "recusal: firm");

    /// <summary>The inspector.</summary>
    public Identifier Inspector { get; init => field = Given.Set(value, "recusal: inspector"); } = Given.Set(Inspector, "recusal: inspector");

    /// <summary>Why; never published.</summary>
    public RecusalGround Ground { get; init => field = Given.Defined(value, "recusal: ground"); } = Given.Defined(Ground, "recusal: ground");
}

/// <summary>Grounds of recusal (行政处罚法 art. 43).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RecusalGround>))]
public enum RecusalGround
{
    /// <summary>Own interest (本人利害关系).</summary>
    OwnInterest,

    /// <summary>Spouse (配偶).</summary>
    Spouse,

    /// <summary>Lineal kin (直系血亲).</summary>
    LinealKin,

    /// <summary>Collateral kin within three generations (三代以内旁系血亲).</summary>
    CollateralKin,

    /// <summary>Close in-laws (近姻亲).</summary>
    CloseInLaws,

    /// <summary>Any other relation that may affect impartiality (其他).</summary>
    Other,
}
