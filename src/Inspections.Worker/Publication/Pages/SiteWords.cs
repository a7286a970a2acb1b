using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Witnessing;
using Inspections.Worker.Files.Lists;

namespace Inspections.Worker.Publication.Pages;

/// <summary>What the pages call things.</summary>
internal static class SiteWords
{
    public static Text Of(Assurance assurance) => assurance switch
    {
        Assurance.Public => new("公开随机源：随机数取自无人可以选定的公开结果，并有见证", "public: the values are public results that nobody can choose, and witnesses saw them"),
        Assurance.Witnessed => new("有见证：至少两家见证机构各自封存了随机数，只有全部串通才能选定", "witnessed: two or more witnesses each sealed a value; all of them and the bureau would have to collude"),
        _ => new("自封：承诺之后一切都没有改动；不能证明随机数不是由本机关挑选的", "self-sealed: nothing changed after the commitment; who chose the value is not shown"),
    };

    public static Text Of(VoidReason reason) => reason switch
    {
        VoidReason.FrameError => new("企业名录有误", "the list of firms was wrong"),
        VoidReason.RosterError => new("执法人员名录有误", "the list of inspectors was wrong"),
        VoidReason.ForceMajeure => new("不可抗力", "force majeure"),
        _ => new("随机源未提供随机数", "a source gave no value"),
    };

    public static Text Of(SubstitutionReason reason) => reason switch
    {
        SubstitutionReason.Recusal => new("回避", "recusal"),
        SubstitutionReason.Absent => new("不在岗", "away"),
        _ => new("执法证无效", "no valid certificate"),
    };

    /// <summary>What kind of source it is.</summary>
    public static Text Of(Source source) => source switch
    {
        DiceSource => new("公开投掷的骰子", "dice, thrown in public"),
        LotterySource lottery when lottery.Kind == Lottery.DoubleColourBall.Kind => new("双色球开奖号码", "lottery Double Colour Ball (ssq)"),
        LotterySource => new("大乐透开奖号码", "lottery Super Lotto (dlt)"),
        DrandSource => new("公开随机信标 drand", "public beacon drand"),
        SealedSource { Witness: not null } => new("见证机构封存", "sealed by a witness"),
        _ => new("本机关封存", "sealed by the bureau"),
    };

    /// <summary>What kind of visit that no draw asked for it was.</summary>
    public static Text OfVisit(Label type) => new(VisitTypes.Words.FirstOrDefault(w => w.Value == type).Key ?? $"{type}", $"{type}".Replace('-', ' '));

    public static Text Of(ResultCategory category) => new(category.Chinese, Spaced(category.Name));

    public static string Day(DateOnly day) => BeijingTime.Format(day);

    public static string Day(DateTimeOffset moment) => Day(BeijingTime.DateOf(moment));

    // NoProblemFound reads as "no problem found".
    private static string Spaced(string name) => name.Aggregate(
        new StringBuilder(), (text, c) => (char.IsUpper(c) && text.Length > 0 ? text.Append(' ') : text).Append(char.ToLowerInvariant(c))).ToString();
}
