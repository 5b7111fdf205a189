/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/demo-people.h"

#define N_FAMILIES 16
#define N_GIVEN 8

/* Names that go together. */
typedef struct {
  const char *language; /* of the handout; NULL for the clinic's */
  const char *families[N_FAMILIES];
  const char *women[N_GIVEN], *men[N_GIVEN];
} Country;

static const Country countries[] = {
  { NULL,
    { "Smith", "Jones", "Taylor", "Brown", "Evans", "Walker", "Hughes", "Reed",
      "O’Brien", "Fletcher-Hartley", "Marsh", "Whitfield", "Thorne", "Byrne",
      "Cartwright", "Featherstonehaugh-Cholmondeley" },
    { "Olivia", "Emily", "Ruth", "Joan", "Hannah", "Alexandra Elizabeth Rose",
      "Maeve", "Siobhán" },
    { "George", "Harry", "Liam", "Frank", "Owen", "Arthur", "Seán", "Peter" } },
  { "es",
    { "García", "Martínez", "López", "Núñez", "Peña", "Ibáñez", "Gómez",
      "Rodríguez de la Fuente", "Vázquez", "Cortés", "Ordóñez", "Jiménez",
      "Muñoz", "Castaño", "Ruiz", "Sáez" },
    { "Lucía", "María José", "Carmen", "Inés", "Sofía", "Begoña", "Pilar",
      "Rocío" },
    { "José", "Andrés", "Iñaki", "Álvaro", "Joaquín", "Raúl", "Óscar",
      "Julián" } },
  { NULL,
    { "Müller", "Schäfer", "Köhler", "Weiß", "Jäger", "Krüger", "Vogt", "Bauer",
      "von der Heyde", "Lange", "Böhm", "Sørensen", "Øvergård", "Åkesson",
      "Nyström", "Bjørnstad" },
    { "Annika", "Jürgen-Marie", "Käthe", "Ingrid", "Søs", "Åsa", "Heike",
      "Birgit" },
    { "Jörg", "Lars", "Björn", "Kåre", "Uwe", "Søren", "Matthias", "Øyvind" } },
  { NULL,
    { "Kowalska", "Wójcik", "Zieliński", "Szymańska", "Dąbrowski", "Łuczak",
      "Wróbel", "Pawłowska", "Dvořák", "Šimková", "Černý", "Žák", "Horváth",
      "Kovács", "Szabó", "Popescu" },
    { "Agnieszka", "Zofia", "Małgorzata", "Jiřina", "Eszter", "Łucja", "Ewa",
      "Ioana" },
    { "Piotr", "Paweł", "Łukasz", "Jiří", "László", "Stanisław", "Tomáš",
      "Ștefan" } },
  { NULL,
    { "Adeyemi", "Okonkwo", "Eze", "Mensah", "Owusu", "Nwosu", "Abara",
      "Diallo", "Traoré", "Mwangi", "Kamau", "Achieng", "Tesfaye", "Nkosi",
      "Dlamini", "Banda" },
    { "Ngozi", "Adaeze", "Abena", "Fatou", "Wanjiru", "Hirut", "Thandiwe",
      "Chiamaka" },
    { "Chukwuemeka", "Kofi", "Kwame", "Oluwaseun", "Mamadou", "Kiprono",
      "Dawit", "Sipho" } },
  { NULL,
    { "Yılmaz", "Çelik", "Şahin", "Öztürk", "Doğan", "Kılıç", "Aydın", "Güneş",
      "Haddad", "Nasser", "Khoury", "Aziz", "Rahimi", "Karimi", "Levi",
      "Ben-David" },
    { "Ayşe", "Gül", "Zeynep", "Leila", "Yasmin", "Shirin", "Noa", "Maryam" },
    { "İbrahim", "Oğuz", "Mehmet", "Omar", "Karim", "Yusuf", "Eitan",
      "Reza" } },
  { NULL,
    { "Nguyễn", "Trần", "Phạm", "Đặng", "Bùi", "Hoàng", "Tan", "Lim", "Chen",
      "Wang", "Sato", "Suzuki", "Kim", "Park", "Santos", "Dela Cruz" },
    { "Thị Hồng", "Mei-Ling", "Xiu Ying", "Haruka", "Ji-woo", "Maricel", "Ánh",
      "Yuki" },
    { "Văn Minh", "Wei", "Jun", "Hiroshi", "Min-jun", "Jose Rizal", "Đức",
      "Kenji" } },
  { NULL,
    { "Sharma", "Patel", "Singh", "Iyer", "Raman", "Chowdhury", "Khan",
      "Venkatanarasimharajuvaripeta", "Das", "Gupta", "Nair", "Perera", "Malik",
      "Bhatt", "Reddy", "Joshi" },
    { "Devika", "Priya", "Anjali", "Lakshmi", "Fatima", "Kavita", "Nisha",
      "Sunita" },
    { "Arjun", "Rahul", "Vikram", "Imran", "Sanjay", "Ravi", "Karthik",
      "Nuwan" } },
  { NULL,
    { "Иванова", "Смирнов", "Кузнецова", "Попов", "Шевченко", "Коваленко",
      "Бондаренко", "Петров", "Димитрова", "Георгиев", "Παπαδοπούλου",
      "Νικολάου", "Γεωργίου", "Ιωάννου", "Юхименко", "Щербак" },
    { "Анна", "Ольга", "Тетяна", "Екатерина", "Мария", "Ελένη", "Σοφία",
      "Наталія" },
    { "Иван", "Сергей", "Олександр", "Димитър", "Юрій", "Γιώργος", "Νίκος",
      "Фёдор" } },
  { NULL,
    { "王", "李", "张", "陈", "佐藤", "鈴木", "高橋", "김", "이", "박", "حداد",
      "الخوري", "כהן", "לוי", "शर्मा", "പിള്ള" },
    { "秀英", "丽", "美咲", "陽子", "서연", "ليلى", "נועה", "अंजलि" },
    { "伟", "小龙", "健太", "翔", "민준", "كريم", "איתן", "राहुल" } },
};

static const char *const problems[] = {
  "Knee osteoarthritis",       "Anterior cruciate ligament reconstruction",
  "Patellofemoral pain",       "Patellar tendon pain",
  "Achilles tendon pain",      "Meniscus repair",
  "Calf muscle strain",        "Weakness after ankle sprain",
  "Muscle loss after plaster", "Hip osteoarthritis",
  "Knee replacement",          "Quadriceps weakness",
};

static const char *
pick (GRand *rand, const char *const *names, gsize n_names)
{
  return names[g_rand_int_range (rand, 0, (gint32)n_names)];
}

/* 20 to 90, most often about 55: of age even when a history began years ago. */
static CwDate
invent_birth_date (GRand *rand, CwDate today)
{
  double years = 20 + g_rand_double_range (rand, 0, 35)
                 + g_rand_double_range (rand, 0, 35);

  return today - (CwDate)(years * 365.25);
}

char *
cw_demo_people_get_identifier (guint number)
{
  return g_strdup_printf ("CW-%05u", number + 1);
}

char *
cw_demo_people_invent_phone (GRand *rand)
{
  return g_strdup_printf ("07700 900%03d", g_rand_int_range (rand, 0, 1000));
}

CwPatient *
cw_demo_people_invent (GRand *rand, guint number, CwDate today)
{
  const Country *country
      = &countries[g_rand_int_range (rand, 0, G_N_ELEMENTS (countries))];
  gboolean woman = g_rand_boolean (rand);
  CwPatient *patient = cw_patient_new ();

  patient->family_name = g_strdup (pick (rand, country->families, N_FAMILIES));
  patient->given_names
      = g_strdup (pick (rand, woman ? country->women : country->men, N_GIVEN));
  patient->sex = woman ? CW_SEX_FEMALE : CW_SEX_MALE;
  patient->birth_date = invent_birth_date (rand, today);
  patient->language = g_strdup (country->language);
  patient->identifier = cw_demo_people_get_identifier (number);
  patient->problem = g_strdup (pick (rand, problems, G_N_ELEMENTS (problems)));
  if (g_rand_int_range (rand, 0, 4) > 0)
    patient->phone = cw_demo_people_invent_phone (rand);
  return patient;
}
