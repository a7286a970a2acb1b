namespace Inspections.Worker.Hosting.Keys;

/// <summary>Why a key is not used or not changed.</summary>
internal static class KeyRefusals
{
    public static readonly RefusalKind NotRecovery = new(
        "KEY-001",
        "{file} 是密钥 {key}，不是台账中的恢复密钥 {recovery}",
        "{file} holds key {key}, not the recovery key {recovery} that the ledger names",
        "请用那把恢复密钥",
        "use that recovery key");

    public static readonly RefusalKind NoKeysYet = new(
        "KEY-002",
        "台账还没有密钥",
        "the ledger has no keys yet",
        "首次运行时会自动生成",
        "they are made when the worker first runs");

    public static readonly RefusalKind FromEnvironment = new(
        "KEY-003",
        "签名密钥来自环境变量 {variable}，程序不能替换它",
        "the signing key comes from {variable}, which this program cannot replace",
        "请自备新密钥文件并指明它",
        "make the new key yourself and name its file",
        RefusalNature.Request);

    public static readonly RefusalKind InUse = new(
        "KEY-004",
        "{file} 是正在使用的密钥",
        "{file} is a key in use already",
        "请指定另一把",
        "name another",
        RefusalNature.Request);

    public static readonly RefusalKind SealingGiven = new(
        "KEY-006",
        "封存密钥来自设置 SealingKeyFile（{file}），程序不能替换它",
        "the sealing key comes from the setting SealingKeyFile ({file}), which this program cannot replace",
        "请自备新密钥文件（openssl rand -base64 32）并指明它，完成后改设置并在各台工作机放入新文件",
        "make the new key yourself (openssl rand -base64 32) and name its file; then change the setting, and put the file on every worker's machine",
        RefusalNature.Request);

    public static readonly RefusalKind SealingInUse = new(
        "KEY-007",
        "{file} 就是正在使用的封存密钥",
        "{file} is the sealing key in force already",
        "请指定另一把",
        "name another",
        RefusalNature.Request);

    public static readonly RefusalKind Decided = new("KEY-008", "{person} 已决定换用新密钥", "{person} has decided a new key already", "等待分管领导批准，或先撤回", "it waits for the leader, or drop it first");

    public static readonly RefusalKind NotDecided = new("KEY-009", "没有待批准的换用，或已有变化", "no new key waits for its approval, or it is another decision by now", "请重新打开页面", "open the page again");

    public static readonly RefusalKind Shared = new(
        "KEY-010", "几个工作进程共用数据库，不能在运行中换用密钥", "several workers share the database, and none of them may go on with the old key", "请停下所有工作进程，用命令换用", "stop all of them and use the command");

    public static readonly RefusalKind Missing = new(
        "KEY-005",
        "台账的签名密钥是 {name} {id}，而 {where} {holds}",
        "the ledger is signed by key {name} {id}, but {where} {holds}",
        "请放回原来的密钥；若已遗失，用恢复密钥换用新密钥",
        "put the key back or, if it is lost, take a new one by the recovery key");
}
