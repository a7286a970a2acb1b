namespace Inspections.Worker.Lifecycle.Collecting;

/// <summary>Why a random value or a witness's note is not taken.</summary>
internal static class ValueRefusals
{
    public static readonly RefusalKind BeforeCommitment = new(
        "VALUE-001",
        "{draw} 尚未承诺（{state}），承诺之前没有随机数",
        "{draw} is {state}: there is no value before the commitment",
        "请在承诺之后登记",
        "enter it after the commitment");

    public static readonly RefusalKind Entered = new(
        "VALUE-002",
        "{draw} 的 {name} 已登记为 {value}，不能更改",
        "{draw}: '{name}' is entered as {value} and cannot be changed",
        "登记有误的，只能作废本次抽取",
        "if it is wrong, the draw has to be void");

    public static readonly RefusalKind Over = new(
        "VALUE-003",
        "{draw} 已结束（{state}），不再接受随机数",
        "{draw} is {state}: no value is taken any more",
        "无需登记",
        "there is nothing to enter");

    public static readonly RefusalKind NoSource = new(
        "VALUE-004",
        "{draw} 的承诺里没有随机源 {name}",
        "the commitment of {draw} has no source '{name}'",
        "请用其中之一：{names}",
        "it has: {names}");

    public static readonly RefusalKind Own = new(
        "VALUE-005",
        "{name} 由本机关在抽取时自动公开",
        "'{name}' is the bureau's own and opened by the draw itself",
        "无需登记",
        "there is nothing to enter");

    public static readonly RefusalKind Form = new(
        "VALUE-006",
        "{draw} 的 {name}：'{value}' 不可用，{expected}",
        "{draw}, '{name}': '{value}' cannot be used: {expected}",
        "请核对后重新登记",
        "check it and enter it again");

    public static readonly RefusalKind Time = new(
        "VALUE-007",
        "{name}：现在是 {now}，{when}",
        "'{name}': it is {now}; {when}",
        "请在该时间登记",
        "enter it then");
}
