namespace Inspections.Worker.Cli.Shared;

/// <content>The other institution's side.</content>
internal static partial class CommandRefusals
{
    public static readonly RefusalKind NotConfirmed = new(
        "COMMAND-046",
        "没有签署",
        "nothing was signed",
        "要签署的，请重新执行并输入 yes",
        "to sign, do it again and type yes");

    public static readonly RefusalKind FirstSignature = new(
        "COMMAND-047",
        "状态文件里没有 {authority} 的记录",
        "the state file knows nothing of {authority}",
        "确为首次签署时加 --first",
        "if this is the first signature, say --first");

    public static readonly RefusalKind NoteThere = new(
        "COMMAND-048",
        "签名文件 {file} 已存在，不会覆盖",
        "the note {file} is there already and is not overwritten",
        "已签过的不必再签",
        "what was signed need not be signed again");

    public static readonly RefusalKind StateServed = new(
        "COMMAND-049",
        "状态文件 {state} 不能放在对外提供的签名目录 {notes} 里",
        "the state file {state} may not lie in {notes}, which is served to others",
        "请另选目录",
        "choose another folder",
        RefusalNature.Request);

    public static readonly RefusalKind StateOrKey = new(
        "COMMAND-050",
        "没有写明看哪一个监看",
        "it is not said which watch",
        "请指明 --state 或 --key",
        "name --state or --key",
        RefusalNature.Request);

    public static readonly RefusalKind NoWatch = new(
        "COMMAND-051",
        "没有 {file}：监看还没有运行过",
        "there is no {file}: no watch has run yet",
        "请先运行监看",
        "run the watch first",
        RefusalNature.Request);
}
