namespace Inspections.Worker.Files;

/// <summary>Why a file or a setting is not used.</summary>
internal static class FileRefusals
{
    public static readonly RefusalKind FolderOpen = new(
        "FILE-001",
        "密钥目录 {folder} 可被他人访问",
        "the key folder {folder} is open to others",
        "请先执行：chmod 700 {folder}",
        "run: chmod 700 {folder}");

    public static readonly RefusalKind Exists = new(
        "FILE-002",
        "文件 {file} 已存在，不会覆盖",
        "the file {file} is there already and is not overwritten",
        "请换一个文件名，或先自行移走",
        "name another, or move it away yourself");

    public static readonly RefusalKind Readable = new(
        "FILE-003",
        "{what} {file} 可被他人读取",
        "{what} {file} can be read by others",
        "请先执行：chmod 600 {file}",
        "run: chmod 600 {file}");

    public static readonly RefusalKind Replaceable = new(
        "FILE-004",
        "{what} {file} 所在目录 {folder} 可被他人写入",
        "{what} {file} lies in {folder}, to which others may write",
        "请先执行：chmod go-w {folder}",
        "run: chmod go-w {folder}");

    public static readonly RefusalKind NoKey = new(
        "FILE-005",
        "没有密钥文件 {file}",
        "there is no key file {file}",
        "请核对路径",
        "check the path",
        RefusalNature.Request);

    public static readonly RefusalKind NotKey = new(
        "FILE-006",
        "{where} 不是未加密的 P-256 私钥（PKCS#8 PEM）",
        "{where} is no unencrypted P-256 private key in PKCS#8 PEM",
        "请指定这样的密钥",
        "name such a key",
        RefusalNature.Request);

    public static readonly RefusalKind PersonalData = new(
        "FILE-007",
        "{where} 含{what}；公开后不能修改",
        "{where} holds personal data ({what}); what is published there cannot be changed",
        "请删去",
        "take it out",
        RefusalNature.Request);

    public static readonly RefusalKind Unusable = new(
        "FILE-008",
        "文件、目录或磁盘无法使用：{detail}",
        "a file, folder or disk cannot be used: {detail}",
        "请检查路径、权限和磁盘空间",
        "check path, rights and free space");

    public static readonly RefusalKind PersonalDataOne = new(
        "FILE-009",
        "{where} 含{what}；公开后不能修改",
        "{where} holds personal data ({what}); what is published there cannot be changed",
        "请删去；确实不是的，请先确认",
        "take it out; if it is none, confirm that first",
        RefusalNature.Request);

    public static readonly RefusalKind PersonalDataTwo = new(
        "FILE-010",
        "{where} 含{what}；公开后不能修改",
        "{where} holds personal data ({what}); what is published there cannot be changed",
        "请删去；确实不是的，请先由两人确认",
        "take it out; if it is none, two people have to confirm that first",
        RefusalNature.Request);
}
