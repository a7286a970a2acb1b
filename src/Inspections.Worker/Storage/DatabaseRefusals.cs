namespace Inspections.Worker.Storage;

/// <summary>Why a database cannot be used. None repeats the connection string.</summary>
internal static class DatabaseRefusals
{
    public static readonly RefusalKind NoTables = new(
        "DB-001",
        "数据库里还没有表",
        "the database has no tables yet",
        "第一次使用前先建表",
        "make the tables before the first use");

    public static readonly RefusalKind OldTables = new(
        "DB-002",
        "数据库的表属于较早的版本",
        "the tables are an earlier version's",
        "请先升级数据库的表",
        "bring the tables up to date first");

    public static readonly RefusalKind Foreign = new(
        "DB-003",
        "数据库不是本程序建立的，未作任何改动",
        "the database was not made by this program, and nothing in it was changed",
        "请在设置 Database 指定一个空的数据库，或换一个数据目录，再建表",
        "name an empty one in the setting Database, or another data folder, and make the tables there",
        RefusalNature.Request);

    public static readonly RefusalKind Newer = new(
        "DB-004",
        "数据库由较新的版本建立，本版本（{own}）不能使用，未作任何改动",
        "the database was made by a later version, which this one ({own}) cannot read; nothing was changed",
        "请安装 {version} 或更新的版本",
        "install {version}, or one after it",
        RefusalNature.Request);

    public static readonly RefusalKind NotItsOwn = new(
        "DB-005",
        "设置 Database 没有写明本程序专用的数据库{not}",
        "the setting Database names no database of the program's own{not}",
        "请写明一个专用的（例：Database=inspections）",
        "name one of its own (such as Database=inspections)");

    public static readonly RefusalKind NoDatabase = new(
        "DB-006",
        "服务器上没有数据库 {database}，或该用户不能使用它",
        "the server has no database {database}, or this user may not use it",
        "请核对设置 Database 里的名称；第一次使用前先建表",
        "check the name in the setting Database; before the first use make the tables");

    public static readonly RefusalKind Missing = new(
        "DB-007",
        "设置 Database 所指的数据库还不存在，或里面没有表",
        "the database in the setting Database is not there, or has no tables",
        "请核对其中的名称；第一次使用前先建表",
        "check its name; before the first use make the tables");

    public static readonly RefusalKind NotAdmitted = new(
        "DB-008",
        "数据库服务器拒绝登录：{detail}",
        "the database server refused the login: {detail}",
        "请核对设置 Database 里的用户名和密码",
        "check user and password in the setting Database");

    public static readonly RefusalKind NoRight = new(
        "DB-009",
        "数据库用户的权限不够：{detail}",
        "the database user lacks a right: {detail}",
        "所需权限见 docs/databases.md；建表和升级用有建表权限的用户",
        "docs/databases.md lists the rights; making or upgrading tables needs a user who may make tables");

    public static readonly RefusalKind Busy = new(
        "DB-010",
        "数据库正忙：25 秒内没有得到写入锁，另一个工作进程或导入还没有结束",
        "the database is busy: the lock to write was not granted within 25 seconds, because another worker or an import has not finished",
        "请稍后再试；谁占着锁，见 docs/databases.md 的查询",
        "try again later; docs/databases.md has the query that shows who holds it");

    public static readonly RefusalKind Gone = new(
        "DB-011",
        "连不上数据库服务器 {server}，或连接中断：{detail}",
        "the database server {server} cannot be reached, or the connection broke: {detail}",
        "请检查服务器是否运行、地址和端口是否正确、防火墙是否放行",
        "check that it runs, that address and port are right and that no firewall is between");

    public static readonly RefusalKind CommitUnknown = new(
        "DB-012",
        "提交时与数据库的连接中断，这一步是否已经保存并不知道：{detail}",
        "the connection to the database broke at the commit, so it is not known whether this step was saved: {detail}",
        "请先查看现状，再决定是否重做",
        "look how things stand before doing it again");

    public static readonly RefusalKind NotPostgreSql = new(
        "DB-013",
        "设置 Database 不是可用的 PostgreSQL 连接字符串",
        "the setting Database is not a connection string of PostgreSQL",
        "请写成如 Host=db;Database=inspections;Username=inspections;Password=… 或 postgres://用户@主机/库名",
        "write it such as Host=db;Database=inspections;Username=inspections;Password=… or postgres://user@host/name",
        RefusalNature.Request);

    public static readonly RefusalKind NotSqlServer = new(
        "DB-014",
        "设置 Database 不是可用的 SQL Server 连接字符串",
        "the setting Database is not a connection string of SQL Server",
        "请写成如 Server=db;Database=inspections;User Id=inspections;Password=…",
        "write it such as Server=db;Database=inspections;User Id=inspections;Password=…",
        RefusalNature.Request);

    public static readonly RefusalKind NotUtfEight = new(
        "DB-015",
        "数据库 {database} 的编码是 {encoding}，须为 UTF8",
        "the database {database} is encoded in {encoding} and must be in UTF8",
        "请另建一个（CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0）",
        "make another (CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0)",
        RefusalNature.Request);

    public static readonly RefusalKind NoIcu = new(
        "DB-016",
        "使用 SQL Server 需要 ICU",
        "SQL Server needs ICU",
        "请安装 libicu，并去掉环境变量 DOTNET_SYSTEM_GLOBALIZATION_INVARIANT",
        "install libicu and remove the environment variable DOTNET_SYSTEM_GLOBALIZATION_INVARIANT",
        RefusalNature.Request);

    public static readonly RefusalKind BackupOnServer = new(
        "DB-017",
        "数据库在 {server} 上，本程序不能备份它",
        "the database is on {server} and not this program's to back up",
        "请用服务器自己的备份（{means}）；密钥目录 keys 须另行备份。恢复后首次启动会与公示目录核对，落后则拒绝运行",
        "use the server's own backup ({means}), and keep the folder keys elsewhere; after a restore the first start compares it with the published ledger and refuses to run if it is behind",
        RefusalNature.Request);

    public static readonly RefusalKind BeingRestored = new(
        "DB-018",
        "{data} 正在恢复备份，未作任何改动",
        "a backup is being restored in {data}; nothing was changed",
        "请在恢复完成后重试",
        "try again when it is done");

    public static readonly RefusalKind InUse = new(
        "DB-019",
        "{data} 正由工作进程或另一条命令使用，未作任何改动",
        "the worker or another command uses {data}; nothing was changed",
        "请先停止工作进程，等命令结束后重试",
        "stop the worker, and try again when the command has ended");

    public static readonly RefusalKind OtherProcess = new(
        "DB-020",
        "已有另一个进程在目录 {data} 中运行（{detail}）",
        "another process runs in {data} ({detail})",
        "请先停止它，或换一个数据目录",
        "stop it first, or use another data folder");

    public static readonly RefusalKind GaveUp = new(
        "DB-021",
        "数据库服务器没有完成这一步，重试多次仍未成功：{said}",
        "the database server did not do this step, although it was tried several times: {said}",
        "请稍后再试；经常如此的，请看服务器的负载和限额",
        "try again later; if it happens often, look at the server's load and limits");

    public static readonly RefusalKind OwnBusy = new(
        "DB-022",
        "数据库正忙：几分钟内没有得到写入锁，本数据目录上的另一个命令还没有结束",
        "the database is busy: the lock to write was not granted within minutes, because another command on this data folder has not finished",
        "等导入、备份等命令结束后再试",
        "try again when the import, the backup or whatever it is has ended");
}
