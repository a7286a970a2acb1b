namespace Inspections.Worker.Storage;

/// <summary>Why a sealed value is not opened, or none is sealed.</summary>
internal static class SealRefusals
{
    public static readonly RefusalKind NoKey = new(
        "SEAL-001",
        "封存密钥 {id} 不在本机：用它封存的机关随机数打不开，也不能再封存新的",
        "the sealing key {id} is not on this machine: the bureau's values under it cannot be opened, and no new one is sealed",
        "请从保险柜或另一台工作机把 sealing-{id}.key 放回密钥目录 keys；确已遗失的，在抽取时间之前作废有关抽取，并换用新的封存密钥",
        "put sealing-{id}.key back into the folder keys, from the safe or another worker's machine; if it is lost, void the draws concerned before their time and take a new sealing key");

    public static readonly RefusalKind Broken = new(
        "SEAL-002",
        "“{purpose}”的封存内容与密钥 {id} 不符：数据库里的内容被改动过",
        "the sealed '{purpose}' does not fit the key {id}: what the database holds was changed",
        "请恢复备份",
        "restore a backup");

    public static readonly RefusalKind NotKey = new(
        "SEAL-003",
        "{file} 不是封存密钥（应为 32 字节的 base64）",
        "{file} is no sealing key (32 bytes in base64)",
        "请核对文件；新密钥可用 openssl rand -base64 32 生成",
        "check the file; openssl rand -base64 32 makes a new one",
        RefusalNature.Request);
}
