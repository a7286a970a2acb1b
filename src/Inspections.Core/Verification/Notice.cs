using System.Text.Json.Serialization;
using Inspections.Core.Directories;

namespace Inspections.Core.Verification;

/// <summary>What a reader should know although no rule is broken, in the order of protocol section 12.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoticeKind>))]
public enum NoticeKind
{
    /// <summary>名录有变动 (the list of firms changed).</summary>
    FrameChanged,

    /// <summary>检查人员名录有变动 (the list of inspectors changed).</summary>
    RosterChanged,

    /// <summary>仅因其他检查记录被排除的企业 (firms kept out by visit entries alone).</summary>
    ExcludedByVisits,

    /// <summary>因其他项目或其他领域的检查被排除的企业 (firms kept out by inspections of other ids or sectors).</summary>
    ExcludedByOthers,

    /// <summary>必然被抽中 (firms that were certain to be drawn).</summary>
    Certain,

    /// <summary>同一企业的多个编号在一年内被抽中 (one firm drawn under several ids).</summary>
    SameFirm,

    /// <summary>已注销、迁出等的企业仍在名录中 (firms listed although a result closed them out).</summary>
    ClosedOutStillListed,

    /// <summary>抽查办法尚未生效 (the policy is effective only after the draw).</summary>
    PolicyNotInForce,

    /// <summary>抽查办法与上一次不同 (other rules than at the earlier draw).</summary>
    PolicyChanged,

    /// <summary>低于标准 (below the standard).</summary>
    BelowStandard,

    /// <summary>有领域全年未抽取 (a sector that was not drawn).</summary>
    SectorNotDrawn,

    /// <summary>承诺与抽取相隔过短 (committed shortly before the draw).</summary>
    ShortLead,

    /// <summary>两次抽取相隔过短 (drawn shortly after the earlier draw).</summary>
    RoundsClose,

    /// <summary>结束过晚 (ended late).</summary>
    LateEnd,

    /// <summary>公开过晚 (disclosed late).</summary>
    LateDisclosure,

    /// <summary>结果公开过晚 (a result opened late).</summary>
    LateResult,

    /// <summary>台账时间在未来 (the ledger's last entry is in the future).</summary>
    FutureTime,

    /// <summary>年度提前关闭 (a year closed early).</summary>
    ClosedEarly,

    /// <summary>年度逾期未关闭 (a year that is not closed).</summary>
    YearOpen,

    /// <summary>年度关闭后仍有记录 (an entry about a closed year).</summary>
    AfterClosing,

    /// <summary>抽取作废 (a draw was voided).</summary>
    Void,

    /// <summary>无企业可抽的轮次 (a round in which nobody could be drawn).</summary>
    Infeasible,

    /// <summary>见证人的数值未到 (a witness's value did not come).</summary>
    AbsentValue,

    /// <summary>可选检查人员最少的企业 (the smallest pool of inspectors).</summary>
    SmallestPool,

    /// <summary>请与发布方核对 (compare with the publisher).</summary>
    CompareWithPublisher,

    /// <summary>检查人员更换 (an inspector was replaced).</summary>
    Substitution,

    /// <summary>人工指定检查组 (a team was chosen by people).</summary>
    NamedTeam,

    /// <summary>联合检查 (a joint visit).</summary>
    Joined,

    /// <summary>结果更正 (a result was corrected).</summary>
    Corrected,

    /// <summary>重新检查 (a second record).</summary>
    Reinspected,

    /// <summary>年度关闭后仍待后续处理 (a problem still pending in a closed year).</summary>
    StillPending,

    /// <summary>封存后一直未公开 (sealed and never opened).</summary>
    SealedNeverOpened,

    /// <summary>见证人有变动 (other witnesses than at the earlier draw).</summary>
    WitnessesChanged,

    /// <summary>见证人的签名不作数 (a witness does not count).</summary>
    WitnessNote,

    /// <summary>见证人最近签署的台账 (the newest head that a witness signed).</summary>
    HeadWatched,

    /// <summary>未从别处得知公钥 (no key was given from elsewhere).</summary>
    NoTrustedKey,
}

/// <summary>One notice: no failure, and no reason to look away.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">The particulars: the same words from every verifier.</param>
/// <param name="Draw">The draw it is about, or null.</param>
public sealed record Notice(NoticeKind Kind, string Text, DrawId? Draw = null);

/// <summary>How much a notice weighs: what comes first beside a verdict.</summary>
internal static class NoticeSeverity
{
    /// <summary>1 for what a reader should look into before trusting a draw, 2 for what is worth a look, 3 for what everybody is told.</summary>
    public static int Severity(this NoticeKind kind) => kind switch
    {
        NoticeKind.ExcludedByVisits
            or NoticeKind.PolicyNotInForce
            or NoticeKind.BelowStandard
            or NoticeKind.SectorNotDrawn
            or NoticeKind.ShortLead
            or NoticeKind.LateEnd
            or NoticeKind.LateDisclosure
            or NoticeKind.FutureTime
            or NoticeKind.ClosedEarly
            or NoticeKind.YearOpen
            or NoticeKind.Void
            or NoticeKind.AbsentValue
            or NoticeKind.NamedTeam
            or NoticeKind.SealedNeverOpened
            or NoticeKind.WitnessNote => 1,
        NoticeKind.SmallestPool or NoticeKind.CompareWithPublisher or NoticeKind.Joined or NoticeKind.HeadWatched => 3,
        _ => 2,
    };
}
