using Inspections.Worker.Files;

namespace Inspections.Worker.Storage;

/// <summary>What can be wrong with a database server, each in one message that says what to do. None repeats the connection string.</summary>
internal static class ServerErrors
{
    public static UserErrorException NotItsOwn(string? database) => new(
        $"设置 Database 须写明本程序专用的数据库{(string.IsNullOrEmpty(database) ? "" : $"，不能用系统数据库 {database}")}（例：Database=inspections）",
        $"the setting Database must name a database of the program's own{(string.IsNullOrEmpty(database) ? "" : $", not the system's {database}")} (such as Database=inspections)",
        UserErrorException.Usage);

    public static UserErrorException NoDatabase(string database) => new(
        $"服务器上没有数据库 {database}，或该用户不能使用它。请核对设置 Database 里的名称；第一次使用先执行 inspections migrate",
        $"the server has no database {database}, or this user may not use it; check the name in the setting Database; before the first use run: inspections migrate");

    public static UserErrorException NoTables() => new(
        "设置 Database 所指的数据库还不存在，或里面没有表。请核对其中的名称；第一次使用先执行 inspections migrate",
        "the database in the setting Database is not there, or has no tables; check its name; before the first use run: inspections migrate",
        UserErrorException.Usage);

    public static UserErrorException NotAdmitted(string said) => new(
        $"数据库服务器拒绝登录：{said}。请核对设置 Database 里的用户名和密码",
        $"the database server refused the login: {said}; check user and password in the setting Database");

    public static UserErrorException NoRight(string said) => new(
        $"数据库用户的权限不够：{said}。所需权限见 docs/databases.md；建表和升级（migrate）用有建表权限的用户",
        $"the database user lacks a right: {said}; docs/databases.md lists the rights, and migrate needs those to make tables");

    public static UserErrorException Busy() => new(
        "数据库正忙：25 秒内没有得到写入锁，另一个工作进程或导入还没有结束。请稍后再试；谁占着锁，见 docs/databases.md 的查询",
        "the database is busy: the lock to write was not granted within 25 seconds, because another worker or an import has not finished; try again later; docs/databases.md has the query that shows who holds it");

    public static UserErrorException Gone(string server, string said) => new(
        $"连不上数据库服务器 {server}，或连接中断：{said}。请检查服务器是否运行、地址和端口是否正确、防火墙是否放行",
        $"the database server {server} cannot be reached, or the connection broke: {said}; check that it runs, that address and port are right and that no firewall is between");

    /// <summary>A connection that broke while a transaction was being committed.</summary>
    public static UserErrorException NotKnown(string said) => new(
        $"提交时与数据库的连接中断，这一步是否已经保存并不知道：{said}。请先用 inspections status 查看，再决定是否重做",
        $"the connection to the database broke at the commit, so it is not known whether this step was saved: {said}; look with 'inspections status' before doing it again");
}
